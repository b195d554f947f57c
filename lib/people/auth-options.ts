import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { cookieOptions, SESSION_DAYS, sessionCookie } from '@/lib/auth/session';
import { standingSession } from '@/lib/auth/standing';
import { env } from '@/lib/env';
import { safeReturnPath } from '@/lib/text/paths';
import { signIn } from './sign-in';
import { SignInForm } from './sign-in-schema';
import { endStandingSession } from './sign-out';

const maxAge = SESSION_DAYS * 86_400;

/** next-auth's own door to the same sign-in: its token carries our session's id, and our row decides whether it still counts. */
export const authOptions: AuthOptions = {
  secret: env.authSecret ?? undefined,
  session: { strategy: 'jwt', maxAge },
  jwt: { maxAge },
  useSecureCookies: cookieOptions.secure,
  cookies: { sessionToken: { name: sessionCookie, options: cookieOptions } },
  pages: { signIn: '/sign-in', signOut: '/me', error: '/sign-in' },
  providers: [
    CredentialsProvider({
      name: 'Password',
      credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
      async authorize(credentials, request) {
        const form = SignInForm.safeParse(credentials);
        if (!form.success) return null;
        const asked = (request.headers ?? {}) as Record<string, string | undefined>;
        const networkAddress = asked['x-forwarded-for']?.split(',').at(-1)?.trim() || 'unknown';
        const visit = { networkAddress, device: asked['user-agent'] ?? '', formerSessionId: null };
        const outcome = await signIn(form.data, visit, new Date());
        if (!outcome.ok) return null;
        const { id, personId, name } = outcome.value;
        return { id: String(personId), name, sessionId: id };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { sub: user.id, sessionId: (user as unknown as { sessionId: string }).sessionId } : token;
    },
    async session({ session, token }) {
      const standing = await standingSession(token.sessionId, new Date());
      return standing
        ? { expires: session.expires, user: { name: standing.person.name } }
        : { expires: session.expires };
    },
    redirect({ url, baseUrl }) {
      const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
      return baseUrl + safeReturnPath(path, '/me');
    },
  },
  events: {
    async signOut({ token }) {
      const standing = await standingSession(token?.sessionId, new Date());
      if (standing) await endStandingSession(standing, new Date());
    },
  },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
};
