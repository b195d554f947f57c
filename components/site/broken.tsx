type Props = { digest?: string; retry: () => void };

/** What a reader sees of a bug: that it is ours, what to do, and a word by which the log finds it. */
export function Broken({ digest, retry }: Props) {
  return (
    <main id="main" className="sheet">
      <h1 className="page-title">Something broke on our side</h1>
      <div className="prose">
        <p>
          This page could not be put together. It is not your doing, and nothing that you sent before is lost. Try again
          in a moment, or go to <a href="/">the front page</a>.
        </p>
        <p className="actions">
          <button type="button" className="button first" onClick={retry}>
            Try again
          </button>
        </p>
        {digest && (
          <p className="ui">
            If you tell us about it, name this: <code>{digest}</code>
          </p>
        )}
      </div>
    </main>
  );
}
