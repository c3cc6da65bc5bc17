// Before the first paint: colour scheme and language, so that nothing flashes. A file of its own, because the CSP refuses inline scripts.
(function () {
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem('sinau.scheme') || 'auto';
    if (scheme === 'auto') scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    root.setAttribute('data-mantine-color-scheme', scheme);
    root.lang = localStorage.getItem('sinau.language') === 'en' ? 'en' : 'id';
  } catch {
    root.setAttribute('data-mantine-color-scheme', 'light');
  }
})();
