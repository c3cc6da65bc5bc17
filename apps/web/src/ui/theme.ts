import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

const samudra: MantineColorsTuple = ['#E3F1EF', '#C4DEDB', '#97C7C3', '#5FC4BC', '#3D9590', '#1F7C78', '#0F6B68', '#0A5C5A', '#084A49', '#063938'];
const kunyit: MantineColorsTuple = ['#FFF3D1', '#FFE7AC', '#FFD983', '#FFCB58', '#F8B92B', '#E3A20C', '#B97F00', '#9C6A00', '#7A5200', '#573A00'];
const merah: MantineColorsTuple = ['#FBE9E7', '#F6CFCB', '#F5A39B', '#E97F75', '#D9534A', '#C63A31', '#B3261E', '#9C1F18', '#7F1913', '#5F120E'];
const dark: MantineColorsTuple = ['#E8F0EE', '#C9D6D3', '#A5B6B2', '#71827E', '#3A4C48', '#2A3A37', '#1B2926', '#131E1C', '#0F1817', '#0C1413'];

const edgeless = '1px solid transparent';

/**
 * Mantine's autoContrast is computed once for the light shade (2.07:1 in dark mode), so the
 * variants that carry meaning read our tokens, which change with the scheme.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const fallback = defaultVariantColorsResolver(input);
  const brand = !input.color || input.color === input.theme.primaryColor;
  if (input.variant === 'default') {
    return { ...fallback, background: 'var(--surface)', hover: 'var(--sunken)', color: 'var(--text)', border: '1px solid var(--line-strong)' };
  }
  if (input.variant === 'subtle') {
    const color = input.color === 'gray' ? 'var(--text)' : input.color === 'merah' ? 'var(--err)' : 'var(--brand)';
    return { ...fallback, background: 'transparent', hover: 'var(--sunken)', color, border: edgeless };
  }
  if (brand && input.variant === 'filled') {
    return { ...fallback, background: 'var(--brand)', hover: 'var(--brand-hover)', color: 'var(--on-brand)', border: edgeless };
  }
  if (brand && input.variant === 'light') {
    return { ...fallback, background: 'var(--brand-soft)', hover: 'var(--brand-soft)', color: 'var(--brand)', border: edgeless };
  }
  if (brand && input.variant === 'outline') {
    return { ...fallback, background: 'transparent', hover: 'var(--brand-soft)', color: 'var(--brand)', border: '1.5px solid var(--brand)' };
  }
  if (input.color === 'kunyit' && input.variant === 'filled') {
    return { ...fallback, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--ink)', border: '1px solid var(--accent-edge)' };
  }
  if (input.color === 'merah' && input.variant === 'filled') {
    return { ...fallback, background: 'var(--err-fill)', hover: 'var(--err-fill)', color: 'var(--on-err-fill)', border: edgeless };
  }
  return fallback;
};

export const theme = createTheme({
  primaryColor: 'samudra',
  primaryShade: { light: 7, dark: 3 },
  colors: { samudra, kunyit, merah, dark },
  variantColorResolver,
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  defaultRadius: 'md',
  radius: { sm: '6px', md: '10px', lg: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' }, styles: { root: { minHeight: 44, height: 'auto', fontWeight: 650, paddingBlock: 8 }, label: { whiteSpace: 'normal' } } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: false } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
  },
});
