/** Words that lists forbid, as such lists have them; nobody's in particular. */
export const forbidden = (
  'anal anus arse arsehole ass asshole ball bastard bitch boner boob bollock bum butt clit cock coon crap cum cunt damn dick dildo dyke ' +
  'fag faggot fuck gay hell homo ho jerk jizz kike knob lust muff negro nude orgy paki penis piss poof poo porn prick pube pussy queer ' +
  'rape rapist rectum scat semen sex shag shit slag slut spic spunk suck tit titty tosser turd twat vagina viagra wank whore xxx press ' +
  'casino loan cialis bet escort'
).split(' ');

/** Words, names of places and common surnames in which some of those are spelled, and words that look like their inflections. */
export const honestWords = (
  'Scunthorpe Penistone Lightwater Clitheroe Essex Sussex Middlesex Wessex Cockermouth Cockburn Hancock Hitchcock Peacock Woodcock Babcock ' +
  'Dickens Dickinson Benedick Callahan Libshitz Shitake Shiitake Matsushita Yoshida Horniman Hornsea Titanic Titchmarsh Tittensor Assisi ' +
  'Assam Bassett Cassandra Massachusetts Nassau Hassall Arsenal Arsenio Parsons Larsen Carson Analogue Canal Banal Arkansas Cumbria ' +
  'Cumberland Cumbernauld Circumcision Document Documents Cucumber Accumulate Incumbent Encumber Succumb Scum Vacuum Mocha Mochas ' +
  'Basement Basements Evaluate Expression Expressions Classic Classics Class Classes Glass Grass Brass Mass Masses Pass Passes Passage ' +
  'Passenger Compass Embassy Ambassador Assess Assesses Assessed Assassin Assassins Assault Assemble Assembly Assent Assert Asset Assets ' +
  'Assign Assist Assistant Associate Assort Assume Assure Bass Lass Cassette Hassle Tassel Vassal Potassium Molasses Harass Harassment ' +
  'Cocktail Cocktails Cockpit Cockatoo Cockle Cockney Cockroach Shuttlecock Stopcock Weathercock Ballcock Gamecock Cockade Cockerel Cocker ' +
  'Therapist Therapists Grape Grapes Drape Scrape Trapeze Raper Rapier Rapport Rapid Rapeseed Scrap Scrape Scrapbook Crapaud ' +
  'Shellfish Shell Hello Hellebore Hellenic Michelle Seashell Nutshell Mashed Mishit Wishit Pushit Ashitaba Button Butter Butters Butterfly ' +
  'Buttress Rebuttal Halibut Debut Tribute Attribute Contribute Distribute Buttermilk Title Titles Titan Titanium Titillate Entity Identity ' +
  'Quantity Competition Repetition Petition Constitution Institution Substitute Altitude Latitude Attitude Stitch Stitches Restitution ' +
  'Gratitude Partition Nutrition Tuition Wordpress WordPress Pressure Express Impress Impressive Suppress Depression Cypress Empress Espresso ' +
  'Oppress Compress Pressed Presser Suckle Succulent Success Succeed Suction Kumquat Sextant Sextet Sexton Unisex Sexagesimal Sixth ' +
  'Bumble Bumper Album Albums Burn Burning Corn Corner Torn Turn Modern Modem Stern Stem Kern Barn Darn Yarn Horn Thorn Homy Morn ' +
  'Dam Damage Damask Macadam Amsterdam Rotterdam Fundamental Adamant Fagot Faggoted Flag Snag Gaya Gaytor Nougat Gayle Homogeneous ' +
  'Homonym Homeopath Homework Homestead Thomas Chomp Hoax Hose Shoe Shoes Hoe Hoes Hoed House Hole Holy Honest Hour Choir Knobbly Knobkerrie ' +
  'Lustre Lustrous Illustrate Cluster Bluster Muffin Muffins Muffle Scoundrel Raccoon Cocoon Tycoon Lagoon Coonhound Spicy Spice Spiced ' +
  'Spicing Spicer Despicable Suspicious Auspicious Conspicuous Perspicacious Hospice Kikes Kikuyu Dyker Vandyke Dykes Prickle Prickly ' +
  'Pubescent Pubic Republic Public Publish Publication Publican Tapioca Pooch Spoon Pool Poor Poodle Proof Spoof Roof Poolside Poofter Teapot ' +
  'Scatter Scatters Scattered Scattering Scathing Basement Semenov Basement Swank Swanky Bewank Twatted Slagheap Slaggy Wagner Turducken ' +
  'Saturday Sturdy Analysis Analyst Analyse Analog Annals Manual Annual Casinos Loaner Reload Upload Loam Specialist Socialist ' +
  'Capitalist Specialise Socialise Better Betters Betting Alphabet Beta Between Beton Elisabeth Escorting Negroni Montenegro Denuded Nudge ' +
  'Sorghum Number Numbers Mother Brother Shower Tower Flower Summer Letter Letters Litter Titter Batter Matter Hammer Manner Banner Dinner ' +
  'Winner Corners Master Masters Order Offer Poker Joker Ladder Adder Former Danger Ranger Hunger Finger Ginger'
).split(' ');

/** Sentences in which a forbidden word stands, whole, and means something else: the Scunthorpe problem's second half. */
export const honestSentences = [
  'She left with a degree magna cum laude.',
  'They watched Super Bowl XXX on a small set.',
  'The chapter is about the medieval erection of parapets.',
  'http://www.cum.qc.ca/',
  'A great tit and two blue tits at the feeder.',
  'It was tit for tat for a whole winter.',
  'They read Moby Dick aloud, all of it.',
  'Spotted dick for pudding.',
  'The sea came over Offa’s Dyke; a van Dyke hung in the hall.',
  'There was a chink in the armour.',
  'Oilseed rape stood in flower on both sides.',
  'Homo sapiens came late.',
  'He’ll be here; we’ll wait, and she’ll write.',
  'We sent A55, B00 and a 455 to the stores.',
  'The harbour office said: wash.it and push.it are no words.',
];
