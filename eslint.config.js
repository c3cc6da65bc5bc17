import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const forbiddenNames = ['I[A-Z]', '.*Dto$', '.*Impl$', '.*Manager.*'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', '.cache/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off', // an injected class must stay a value import
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'], custom: { regex: `^(${forbiddenNames.join('|')})`, match: false } },
      ],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 6],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{spec,journey}.{ts,tsx}', 'tests/**', '**/migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  { files: ['**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: { ...reactHooks.configs.recommended.rules, 'max-lines-per-function': ['error', { max: 140, skipBlankLines: true, skipComments: true }] } },
  { files: ['apps/{local,bench}/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  // What tools load by their default export, and declarations of packages that export so.
  { files: ['*.config.{ts,js}', 'apps/*/vite.config.ts', '{libs,apps}/*/src/*/global-*.ts', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
);
