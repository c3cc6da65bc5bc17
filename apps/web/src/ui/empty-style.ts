/** Stands for every style sheet in specs: each class is its own name. */
const classes: Record<string, string> = new Proxy({}, { get: (_target, name) => (name === '__esModule' ? undefined : String(name)) });
export { classes as default };
