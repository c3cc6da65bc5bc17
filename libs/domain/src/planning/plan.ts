/** How much of a competency's gap one run closes in those who attend it, in percent. */
export type TemplateEffect = { readonly competencyId: string; readonly closes: number };
