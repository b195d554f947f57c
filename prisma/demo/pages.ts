import type { DemoGuideline, DemoPage } from './types';

/** Stands in the footer of every page. */
export const disclaimer =
  'Authors here write for themselves; what they say is not a statement by Aldersey Vane Instruments.';

/** What a rejection may rest on. A number once given is never given again; moving two clauses swaps theirs. */
export const guidelines: DemoGuideline[] = [
  {
    number: 1,
    title: 'Speak to the post',
    summary: 'Or to the person you answer.',
    text: `An answer should have something to do with what was said: agree with it, doubt it, add to it, tell us where it went wrong. Wandering is welcome, as long as one can see where you set out from.

We turn down answers that are about another subject, however good; that say only “first” or “so true”; or that put the same words under several posts.`,
  },
  {
    number: 2,
    title: 'Argue with ideas',
    summary: 'No insults, no threats.',
    text: `You may think an argument foolish, and show why. You may not call the person who made it a fool. This holds for authors, for other readers and for people who are not here to answer, and it holds for what somebody is as much as for what they are called: their origin, sex, faith, health, age, whom they love.

Anger is not against the guidelines, nor is being hard to please. We look at what a sentence does to the one it is addressed to, and whether the argument would lose anything without it. Threats, and wishes that harm should come to somebody, are turned down always, also in jest.`,
  },
  {
    number: 3,
    title: 'Say what you know',
    summary: 'And how you know it.',
    text: `“I fitted these for ten years” is a ground. So is a measurement, a document one can look up, or a plain “I think, but I cannot show it”. “Everybody knows” is not.

We don’t ask for footnotes, and we don’t judge who is right. But where a claim would do harm if it were false (about health or safety, or about what a named person or firm has done), we ask how you know, and do not publish it until that can be seen.`,
  },
  {
    number: 4,
    title: 'No selling',
    summary: 'Links only where they help.',
    text: `Name a product if the story needs it. Leave out the price, the offer and the address of the shop. If you make or sell the thing, say so; we think the better of it.

A link should take the reader to something that bears out or carries on what you say, and the answer should make sense to somebody who doesn’t follow it. Answers written for search engines go to the bin, and get no letter.`,
  },
  {
    number: 5,
    title: 'Nobody’s private details',
    summary: 'Your own included.',
    text: `No addresses, telephone numbers, health records, pay slips or private letters; no working out in public who somebody is who has chosen not to say. A person’s public work may be discussed under their name. What they do at home may not.

That goes for details about yourself that you may wish back one day: a thread is read for longer than one expects.`,
  },
  {
    number: 6,
    title: 'Write as one person',
    summary: 'Your own name, or one you keep.',
    text: `You need not use the name in your passport, but keep to the one you choose, so that people know whom they are talking to. Do not sign as somebody else, or with a name that could be taken for theirs, or hold both ends of a conversation.

If you write about your employer, your customer or your rival, say that it is so.`,
  },
];

const guidelinesPage = `Answers here are read by a person before the rest of the world sees them. This page says what that person looks for, so that you can know it before you write and hold us to it afterwards.

The clauses are few on purpose: an answer that keeps to them is published, whether or not we agree with it, like it, or come out of it well.

## How we moderate

**When.** An editor reads answers during desk hours. Before you send yours, the form shows by when it will be read, and your receipt shows the same time afterwards. The promise counts only the hours in which the desk is open, and says so when a weekend or a holiday lies in between. If we are late, the answer stays in its place at the head of the queue; it is never dropped for having waited.

**What we look at.** The words, the post they belong to and what they answer. Rules may mark something for an editor’s attention. They give their reasons, and they do not turn an answer down; a person does that. We do not weigh an answer by who wrote it, save that somebody whose last few were turned down is read a little more slowly.

**What we change.** Nothing. An answer appears as you wrote it, or not at all.

**When we say no.** Every rejection gives its reason and cites the clause that it rests on, by its number, and nearly always comes with a word about what would have to change. Spam alone is put away without a letter; its receipt says so.

**Then it is your turn.** Your receipt keeps your words and the reason. Change what stood in the way and send it again; that works twice. Or appeal, on the same page, and say why it should be published as it is: an editor who did not decide reads it afresh wherever there is more than one of us, by a time that the page tells you, and explains what came of it. What was put away as spam can be appealed too.

**Afterwards.** You may withdraw an answer of yours, before or after it was published. Its words go; replies to it stay, under a line that says it was withdrawn. Each decision is kept in a log, with its author and its grounds, so that we can be asked about it later.

Editors write here too. What they write, they sign.`;

const participationPage = `What you need to know in order to take part, and what becomes of what you write.

## Who may answer

Anybody. You can write as a guest, with a name and an e-mail address, or sign in. Nobody has to sign in to read, and nothing is kept back for those who do. If you are so young that the law where you live asks for a parent’s consent, ask them.

## Your name

Your name stands above your answer, and it belongs to you: no one else can sign with it, or with one that looks the same. That is why a name may be refused because somebody has it already. If that somebody is you, use the same e-mail address and follow the link that we send there, or sign in.

The small question at the form, or the moment’s work that your browser does instead, keeps machines out. It needs no picture puzzles unless the owner of this site has chosen them, and there is always a way that does not depend on seeing.

## Your words

What you write stays yours. By sending an answer you allow us to publish it here, under the post, in the feeds of this site and in its archive, and to shorten it where we quote it (on the front page, say) as long as its sense is kept. You can withdraw it at any time, from the receipt.

Answers may use *emphasis*, **strong** words, quotations, lists, code and links. Pictures and HTML are shown as the characters that you typed. There are 4,000 characters, which is more than it sounds.

To quote the words that you are answering, select them in the post, or paste them into the field below your answer. They will stand at its head and lead back to where they came from.

## Talking to one another

- Threads are in the order in which people wrote. Nothing is sorted by anger.
- The author of a post is marked as such in its thread, and so are editors.
- A thread may be closed to new answers. It then says so.

Before the first time, please read the [guidelines](/guidelines). They take three minutes.

## If you go too far

An answer that doesn’t meet the guidelines is turned down, and nothing else follows from it. Somebody who goes on sending the same, threatens people, or pretends to be others may be asked to pause for some days, and in the worst case to leave. They are told so, and why.`;

const termsPage = `The short and necessary part. By reading here you agree to nothing; by writing here you agree to this.

## Who is responsible

This site is published by the organisation that is named at the foot of each page. Authors write for themselves. What they say, and what readers answer, is not a statement by that organisation. An answer is its writer’s own responsibility, also after an editor has read it: we read to see whether it meets the [guidelines](/guidelines), and do not vouch for it.

## What you may not send

Nothing unlawful: no threats, no incitement, no defamation, nothing that is another’s to publish and not yours, no malicious software, nothing that sexualises children. Such things are removed when we learn of them and, where the law asks it of us, reported.

## Texts and pictures

Posts and pictures belong to their authors. You may quote from them as the law allows, with the author’s name and a link, and we are glad when you do. For anything beyond that, ask.

Your answers stay yours; what you allow us to do with them is set out in the [rules of participation](/participation).

## No promises but one

The site is offered as it is. We take care, but we may be wrong, down, or out of date, and nothing here is professional advice: do not set a gauge, a kiln or your heart by it. Links lead to places that we do not run.

The one promise that we do make is the time by which your answer will be read. It is a promise between people and not a contract; when we break it, you may tell us so.

## Changes

If these terms change, the date at the head of this page changes too. What you wrote under the earlier ones stays under them until you next write. Should one sentence here turn out not to hold in law, the others stand.`;

const privacyPage = `This site runs on its owner’s own machine. It loads nothing from anybody else, fonts and pictures included, and there is no advertising and no measuring of visitors. What follows is what it does know, why, and for how long.

## When you read

Nothing is stored about you, and no cookie is set. Pages are the same for everyone.

As every web server must, ours receives your network address in order to send you the page. If its owner keeps a log of requests, entries may hold the address, the page and the time; they are there to find faults and attacks, are not joined to anything that you write, and are deleted after a short while.

## When you answer

| What | Who sees it | What for | How long |
| --- | --- | --- | --- |
| Your name | everyone | so that people know whom they answer | as long as the answer stands |
| Your web address, if you give one | everyone | you asked us to show it | as long as the answer stands |
| Your e-mail address | editors | letters about your answers; to know you again | as long as you have answers here |
| Your words | editors, then everyone | to publish them | until you withdraw them |
| A coded form of your network address | nobody can read it back | to slow down floods of spam | ninety days |
| What editors decided, and why | you and the editors | so that it can be explained | as long as the site keeps its log |

Table: What is kept when you send an answer

Your e-mail address is never shown and never passed on. We write to it when an answer of yours was received and when it was decided; the form lets you do without the second. We send no news.

While you type, your browser keeps the unsent words on your own device, so that nothing is lost if the page closes. We don’t see them until you send them.

## Cookies

There are three, and none exists until you do something that needs it.

- **When you sign in**, one that keeps you signed in, for up to thirty days or until you sign out.
- **When you confirm your address as a guest**, one that lets you go on as the same person, for up to a year.
- **When you press “Useful” or report an answer**, one that holds a random word, so that each reader counts once, for up to a year.

They belong to this site alone, and are not readable by scripts. Since they do only what you asked for, there is no banner.

## Machines that judge

Answers are compared with rules, on this machine; nothing is sent elsewhere. A rule can hold an answer back for an editor, who sees why and decides.

To keep robots out, your browser is asked to do a little arithmetic. If the owner has chosen an outside service for this in its place, the form says so and names it, and that service’s own terms hold for the few seconds in which you use it. No other third party is involved.

## What you can ask of us

- **To see** what we hold about you, and to take it with you.
- **To correct** your name or your address.
- **To be forgotten.** Your name, addresses and words are removed. Where others have replied, a line remains to say that something stood here.
- **To object,** to us or to the data protection authority where you live.

With a receipt you can change or withdraw your words yourself.`;

/**
 * The standing pages. Written so that another owner may keep them; read them before you do. How to write to the editors
 * they do not say: components/pages/write-to-us.tsx does, as soon as an owner has given an address.
 */
export const pages: DemoPage[] = [
  { key: 'guidelines', title: 'Community guidelines', source: guidelinesPage },
  { key: 'participation', title: 'Rules of participation', source: participationPage },
  { key: 'terms', title: 'Terms of use', source: termsPage },
  { key: 'privacy', title: 'Privacy', source: privacyPage },
];
