import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Modal,
  Table,
  Tabs,
  Tooltip,
} from '@mantine/core'

const ink: MantineColorsTuple = [
  '#edf1f7',
  '#dbe3ee',
  '#b6c6dd',
  '#8ea7cb',
  '#6c8cbc',
  '#4f73aa',
  '#3b5f96',
  '#2d4e80',
  '#243f68',
  '#1a2f4f',
]
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f4f2ed',
  '#e9e6df',
  '#dcd8cf',
  '#c4bfb4',
  '#9d978b',
  '#726c62',
  '#565148',
  '#3b3731',
  '#24211d',
]
const dark: MantineColorsTuple = [
  '#e2ded6',
  '#bdb8ae',
  '#a19b90',
  '#6f6a61',
  '#46423c',
  '#363330',
  '#2a2825',
  '#211f1d',
  '#191816',
  '#121110',
]

/** The character of the program: quiet, severe, ink blue on warm greys, 14 px, a 4-px grid. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink, gray, dark },
  black: '#24211d',
  defaultRadius: 3,
  fontFamily:
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, "Segoe UI", sans-serif',
  fontFamilyMonospace:
    '"Cascadia Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  respectReducedMotion: true,
  autoContrast: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { duration: 0 }, lockScroll: false } }),
    Button: Button.extend({ defaultProps: { size: 'sm' }, classNames: { root: 'button' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' }, classNames: { wrapper: 'input' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'sm' }, classNames: { label: 'label' } }),
    Modal: Modal.extend({
      // The page never scrolls; locking it would add a style element that the policy forbids.
      defaultProps: { transitionProps: { duration: 0 }, radius: 4, lockScroll: false },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 5, horizontalSpacing: 10 } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
})

/** The few surfaces that both themes name alike. */
export const surfaces: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fdfcfa',
    '--mantine-color-text': '#24211d',
    '--mantine-color-dimmed': '#665f55',
    '--mantine-color-placeholder': '#766f64',
    '--mantine-color-error': '#a3261c',
    '--mantine-color-anchor': '#2d4e80',
    '--mantine-color-default-border': '#cfc9be',
    '--frame': '#f0ede6',
    '--panel': '#f7f5f0',
    '--rule': '#dfdad0',
    '--row-hover': '#f4f1ea',
    '--row-chosen': '#dfe7f2',
    '--glow': '#fff1c2',
    '--accent-text': '#2d4e80',
    '--mark': '#ffe58f',
  },
  dark: {
    '--mantine-color-body': '#191816',
    '--mantine-color-text': '#e2ded6',
    '--mantine-color-dimmed': '#a8a298',
    '--mantine-color-placeholder': '#958f84',
    '--mantine-color-error': '#ff9d92',
    '--mantine-color-anchor': '#9bb6dd',
    '--mantine-color-default-border': '#4c4842',
    '--frame': '#24221f',
    '--panel': '#1f1d1b',
    '--rule': '#37342f',
    '--row-hover': '#242220',
    '--row-chosen': '#27364b',
    '--glow': '#4a401f',
    '--accent-text': '#9bb6dd',
    '--mark': '#6b5714',
  },
})
