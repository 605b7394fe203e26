"use client";
import "./globals.css";

/** Replaces the whole document when even its frame fails, so it can rely on no cookie, message file or component. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <html lang="zh-CN">
      <head>
        <title>页面暂时打不开 · This page cannot be shown</title>
      </head>
      <body>
        <main className="mx-auto my-8 max-w-2xl rounded-md border border-line bg-surface px-6 py-8">
          <h1 className="text-xl font-semibold">页面暂时打不开</h1>
          <p className="mt-2">系统出错，或暂时连接不上数据库。已保存的数据不受影响。请稍等片刻再试一次。</p>
          <div lang="en" className="mt-4 text-ink-soft">
            <p className="font-semibold">This page cannot be shown at the moment</p>
            <p>
              The system made an error or cannot reach the database. Saved data is not affected. Please try again
              shortly.
            </p>
          </div>
          {digest ? <p className="mt-4 text-sm text-ink-faint">{digest}</p> : null}
          <button
            type="button"
            onClick={retry}
            className="target mt-6 rounded-md border border-accent bg-accent px-4 py-2 text-on-accent"
          >
            再试一次 · Try again
          </button>
        </main>
      </body>
    </html>
  );
}
