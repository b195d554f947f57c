import type { DemoAuthor } from './types';

export const authors: DemoAuthor[] = [
  {
    handle: 'maren',
    name: 'Maren Tolliver',
    email: 'maren@aldersey-vane.example',
    clause: 'who looks after tide gauges on a wet coast and distrusts any two that agree at once',
    bio: `Maren repairs and calibrates tide gauges for Aldersey Vane, mostly from a van. There are forty-four of them on three hundred kilometres of coast, and she knows which ones sulk. She trained as a surveyor, left over a disagreement about a benchmark (it had moved; she was right) and has been on the water’s side of the argument ever since. She has written here since 2019 and answers most people who answer her, usually from a lay-by. Her own gauge is a stick at the end of the garden, read daily and *accurate to about a duck*.`,
    link: { label: 'Her log of the garden gauge', href: 'https://stick.tolliver.example/' },
    picture: 'maren.svg',
  },
  {
    handle: 'osric',
    name: 'Osric Bell',
    email: 'osric@aldersey-vane.example',
    clause: 'who keeps the rotas at Vane Street and owns the only coat that matters',
    bio: `Osric came to the Vane Street works as a kiln boy and has been its rota-keeper for fourteen years, which he describes as the same job with people. He looks after the incident book, the apprentices and the boards on which the tools hang, and he likes best the kind of mistake that is made every day at the same time. He writes with a fountain pen and is typed by whoever loses the toss. Away from the works he restores *station clocks*, of which he has nine, no two of them in agreement, as he was not asked to make them agree.`,
    link: { label: 'His station clocks', href: 'https://clocks.osric-bell.example/' },
    picture: 'osric.svg',
  },
  {
    handle: 'linnea',
    name: 'Linnea Vasko',
    email: 'linnea@aldersey-vane.example',
    clause: 'who counts things for people who then decide',
    bio: `Linnea is the firm’s statistician, a department of one with a window. She counts things for people who then decide, and for some years now she has also been counting what they decide, which is less popular. Before Aldersey Vane she worked on fish, which cannot fill in questionnaires and so taught her to look at what is done. She believes that a table should fit on a page, that a graph should have a reason, and that *most questions about data can be settled by taking a tram to where it comes from*.`,
    link: { label: 'Tables she has apologised for', href: 'https://errata.vasko.example/' },
    picture: 'linnea.svg',
  },
];
