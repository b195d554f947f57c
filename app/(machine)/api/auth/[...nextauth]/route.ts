import NextAuth from 'next-auth';
import { authOptions } from '@/lib/people/auth-options';

const handler = NextAuth(authOptions);

type Props = { params: Promise<{ nextauth: string[] }> };

/** next-auth answers 500 to somebody who only looks at the address to which a password is sent. */
export async function GET(request: Request, props: Props): Promise<Response> {
  if ((await props.params).nextauth.join('/') !== 'callback/credentials') return handler(request, props);
  const headers = { Allow: 'POST', 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response('Sign in with the form at /sign-in.\n', { status: 405, headers });
}

export { handler as POST };
