/**
 * The sign-in page before its script: the measures of the application's own page, so that nothing moves when that takes
 * over. Colours are the application's tokens; the fallbacks are their light values, for a page without its stylesheet.
 */
export const entranceStyle = `
.door{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);min-height:100dvh}
.door *{box-sizing:border-box}
.door-band{position:relative;display:flex;flex-direction:column;justify-content:space-between;gap:32px;overflow:hidden;padding:40px 48px;background:var(--band,#084a49);color:var(--on-band,#fff)}
.door-motif{position:absolute;inset:18% 0 0;color:var(--accent,#f8b92b);-webkit-mask:linear-gradient(200deg,transparent 8%,#000 46%,#000 56%,transparent 82%);mask:linear-gradient(200deg,transparent 8%,#000 46%,#000 56%,transparent 82%)}
.door-motif svg{position:absolute;inset:0;width:100%;height:100%;opacity:.22}
.door-name{position:relative;display:flex;gap:12px;align-items:center;font-size:1.5rem;font-weight:800;letter-spacing:-.02em}
.door-line{position:relative;max-width:20em;margin:0;font-size:clamp(1.375rem,1rem + 1.3vw,1.875rem);font-weight:700;line-height:1.3;letter-spacing:-.015em;text-wrap:balance}
.door-side{display:flex;flex-direction:column}
.door-tools{display:flex;align-items:center;justify-content:flex-end;gap:4px;padding:16px 72px 16px 24px}
.door-languages{display:flex;gap:4px;padding:3px;border-radius:10px;background:var(--sunken,#eaf0ee)}
.door-languages a{display:flex;align-items:center;min-height:44px;padding:0 14px;border:1px solid transparent;border-radius:6px;color:var(--muted,#4c5c59);font-size:.8125rem;font-weight:600;text-decoration:none}
.door-languages a[aria-current]{border-color:var(--line-strong,#7a8986);background:var(--surface,#fff);color:var(--text,#14211f)}
.door-main{width:min(440px,100%);margin:auto;padding:16px var(--gutter,24px) 96px}
.door-main h1{font-size:1.875rem}
.door-lead{margin:8px 0 0;color:var(--muted,#4c5c59)}
.door-field{display:grid;gap:4px;margin-top:16px}
.door-field label{font-size:.9375rem;font-weight:650}
.door-field input{min-height:48px;padding:0 14px;border:1px solid var(--line-strong,#7a8986);border-radius:10px;background:var(--surface,#fff);color:var(--text,#14211f);font:inherit}
.door-field.password{padding-bottom:4px}
noscript{display:block;padding:0 24px 24px;font-size:.875rem}
.door-submit{width:100%;min-height:52px;margin-top:24px;padding:8px 20px;border:0;border-radius:10px;background:var(--brand,#0a5c5a);color:var(--on-brand,#fff);font:inherit;font-size:1.0625rem;font-weight:650;cursor:pointer}
.door-submit:hover{background:var(--brand-hover,#084a49)}
.door-fault{margin-top:16px;padding:14px 16px;border:1px solid var(--err,#b3261e);border-left-width:5px;border-radius:10px;background:var(--err-soft,#fbe9e7);color:var(--text,#14211f);font-size:.9375rem}
.door-links{margin-top:20px;font-size:.9375rem}
.door-links a{display:inline-flex;align-items:center;min-height:44px;font-weight:600}
.door-help{margin:28px 0 0;padding-top:16px;border-top:1px solid var(--line,#d5dddb);color:var(--muted,#4c5c59);font-size:.875rem}
.door-skip{position:absolute;left:12px;top:-80px;z-index:300;padding:12px 16px;border-radius:6px;background:var(--accent,#f8b92b);color:#14211f;font-weight:700}
.door-skip:focus{top:8px}
@media(max-width:900px){.door{grid-template-columns:minmax(0,1fr);grid-template-rows:auto 1fr}.door-band{flex-direction:row;align-items:center;padding:20px var(--gutter,24px)}.door-motif{inset:0 0 0 40%;-webkit-mask:linear-gradient(90deg,transparent,#000 70%);mask:linear-gradient(90deg,transparent,#000 70%)}.door-line{display:none}.door-tools{justify-content:flex-start;padding:8px var(--gutter,24px)}.door-main{margin:0 auto}.door-main h1{font-size:1.625rem}}`;
