type Names = { script: string; given: string[]; family: string[] };

const of = (script: string, given: string, family: string): Names => ({
  script,
  given: given.split(' '),
  family: family.split(' '),
});

/** Names as people really bear them, in twenty scripts, to be joined at will: nobody in particular. */
export const honestNames: Names[] = [
  of(
    'Latin',
    'Amelia Nina Vera Liam Noah Ian Alan Dina Diva Mila Milla Ella Eliza Ali Alia Ida Ilda Otto Zoe Zoë Renée René Björn Søren Łukasz Žofia Ştefan Çağla Øyvind Þóra Ása Iñaki José João Nguyễn Đức Aoife Siân Ngozi Thabo Wanjiru Kofi Yusuf Fatou ' +
      'Kevin Marvin Lara Clara Sara Sarah Tara Zara Jan Jana Lena Lina Lea Leo Theo Mara Maria Marie Mario Emil Emma Irma Inga Inge Uwe Uta Ute Finn Fynn Lynn Lilly Lily Jil Jill Bill Will Carl Karl Mark Marc',
    'Burns Byrne Klein Kline Weiss Roth Novák Nowak Öztürk Ilić Lilić Okafor Mbeki Silva Souza Müller Möller Nilsson Nielsen Larsen Larsson Kowalski Horvat O’Brien D’Angelo Vannini Yanni Trần Phạm Reyes Reis Tanner Banner ' +
      'Adler Becker Bäcker Böhm Brandt Braun Busch Dietz Engel Fuchs Graf Groß Haas Hahn Huber Jung Kaiser Keller Kraus Krüger Kuhn Lang Lange Lorenz Maier Meier Mayer Meyer Otte ' +
      'Abebe Achterberg Andersen Baptiste Bianchi Bouchard Castellano Dahlgren Delacroix Eriksen Farrugia Ferreira Gallo Grünwald Hakimi Ibarra Jansen Jansson Kamau Kovács Lindqvist Lund Magnússon Marchetti Moreau Mwangi Nagy Navarro Olsen Olsson Papadakis Petrov Popescu Quispe Ramos Rossi Russo Sato Schulz Szabó Tamm Török Udo Valentin Varga Vidal Vogt Wagner Yilmaz Yıldız Zeman',
  ),
  of(
    'Cyrillic',
    'Нина Анна Борис Виктор Вера Григорий Дарья Егор Жанна Зоя Иван Игорь Ирина Кирилл Лев Мария Наталья Олег Ольга Павел Роман Светлана Тарас Ульяна Фёдор Юлия Яна Андрей Юрий Милица Љубица Ђорђе',
    'Волков Волкова Новак Петров Сидорова Бондаренко Шевченко Коваль Попов Лебедев Соколова Морозов Йовановић Ћосић Ковалёв Щербак Орлов Громыко Быков Юдин',
  ),
  of(
    'Greek',
    'Νίκος Ελένη Γιώργος Μαρία Κώστας Ηλίας Βασιλική Δημήτρης Άννα Σοφία Θανάσης Ιωάννα Παύλος Χρήστος Ζωή Ηώ Ερμής Φοίβος',
    'Παπάς Ιωάννου Γεωργίου Νικολάου Δήμου Αλεξίου Βλάχος Καραγιάννης Λάμπρου Ρήγας Σταύρου Ψαράς',
  ),
  of(
    'Armenian',
    'Արամ Անի Գոռ Դավիթ Լիլիթ Նարե Տիգրան Սոնա Հայկ Ղազար Վահե Մարիամ',
    'Սարգսյան Հակոբյան Պետրոսյան Գրիգորյան Ղազարյան Մկրտչյան Ավետիսյան Դավթյան',
  ),
  of(
    'Georgian',
    'გიორგი ნინო დავით მარიამ ლევან თამარ ირაკლი ქეთევან ზურაბ სოფიო',
    'ბერიძე კაპანაძე გელაშვილი მაისურაძე ლომიძე წიკლაური ხუციშვილი დოლიძე',
  ),
  of(
    'Hebrew',
    'דוד שרה יוסף רחל משה לאה אברהם רבקה נועם תמר איתן מיכל יעל אורי גיל דן',
    'לוי כהן מזרחי פרץ ביטון דהן אברהם פרידמן שפירא אזולאי',
  ),
  of(
    'Arabic',
    'أحمد محمد فاطمة ليلى يوسف مريم علي حسن حسين زينب خالد نور سارة عمر كريم هدى رانيا سامي',
    'الخطيب حداد منصور نجار عباس درويش شاهين قاسم سليمان الأحمد العلي بيطار',
  ),
  of(
    'Devanagari',
    'अनिता राज सुनीता विजय प्रिया अमित नेहा रोहन कविता मोहन गीता अर्जुन',
    'शर्मा वर्मा गुप्ता पटेल सिंह जोशी कुलकर्णी देशपांडे मिश्रा यादव',
  ),
  of('Bengali', 'অনিতা রবি সুমন মিতা রিনা কবির নাজমা তপন শিলা অরুণ', 'সেন রায় দাস ঘোষ মিত্র বসু চৌধুরী হক'),
  of('Tamil', 'அருண் கவிதா முருகன் லட்சுமி செல்வம் மீனா குமார் ராதா', 'சுப்பிரமணியம் கிருஷ்ணன் ராமன் பிள்ளை செட்டியார் நாயர்'),
  of('Telugu', 'రవి లక్ష్మి సీత కృష్ణ అనిత వేణు', 'రెడ్డి రావు నాయుడు శర్మ చౌదరి'),
  of('Gujarati', 'અમિત નેહા રમેશ કિરણ હેતલ', 'પટેલ શાહ મહેતા દેસાઈ'),
  of('Gurmukhi', 'ਗੁਰਪ੍ਰੀਤ ਹਰਜੀਤ ਮਨਦੀਪ ਸਿਮਰਨ', 'ਸਿੰਘ ਕੌਰ ਗਿੱਲ ਸੰਧੂ'),
  of('Kannada', 'ರವಿ ಲತಾ ಸುರೇಶ ಗೀತಾ', 'ಗೌಡ ರಾವ್ ಹೆಗ್ಡೆ ಶೆಟ್ಟಿ'),
  of('Malayalam', 'അനിൽ ലത രാജൻ മീര', 'നായർ മേനോൻ പിള്ള വർമ്മ'),
  of('Thai', 'สมชาย สุดา มาลี ประเสริฐ นภา วิชัย กมล', 'ใจดี สุขสม แสงทอง ศรีสุข วงศ์ไทย'),
  of(
    'Han',
    '明 华 丽 伟 芳 静 强 敏 洋 艳 一郎 花子 美咲 健太 太郎 文雄',
    '王 李 张 刘 陈 杨 黄 赵 田中 佐藤 鈴木 高橋 山本 中村 小林',
  ),
  of('Kana', 'さくら ひろし ゆい あおい タロウ ハナコ ケンジ ミカ', 'たなか さとう すずき タナカ サトウ ヤマモト'),
  of('Hangul', '민수 지영 서연 하준 도윤 예은 수빈 지훈', '김 이 박 최 정 강 조 윤'),
  of('Ethiopic', 'አበበ ሳራ ዳዊት ሄለን ማርታ ዮሐንስ', 'ተስፋዬ ከበደ አለሙ ገብሬ'),
  of('Khmer', 'សុខា ដារ៉ា ចាន់ ស្រី', 'ហេង លី សុខ ចាន់'),
];
