import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Combobox,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  Input,
  List,
  Menu,
  Modal,
  Notification,
  ScrollArea,
  SegmentedControl,
  Select,
  Table,
  Tabs,
  Text,
  Tooltip,
} from '@mantine/core';
import type { MouseEvent } from 'react';
import buttonStyles from './button.module.css';
import { fontsOn } from './fonts.ts';
import inputStyles from './input.module.css';

const shadow = '0 1px 2px rgb(16 32 40 / 6%), 0 8px 24px rgb(16 32 40 / 8%)';

/** A dialog goes at once: while it faded, keys would go to it instead of to the window behind it. */
const dialogTransition = { duration: 200, exitDuration: 0 };

/** All colours and sizes. Each text colour passes AA on its background; the design table has the figures. */
export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 6 },
  white: '#FFFFFF',
  black: '#141D22',
  colors: {
    tide: [
      '#EAF5F8',
      '#D2E9EF',
      '#A8D3DF',
      '#7BBDCF',
      '#4FA5BA',
      '#2E8FA8',
      '#1A7C94',
      '#0D6780',
      '#0A556A',
      '#083F4F',
    ],
    gray: [
      '#F4F7F8',
      '#E9EEF0',
      '#DDE4E8',
      '#C7D1D6',
      '#A5B2B9',
      '#7A8890',
      '#68767E',
      '#586770',
      '#3C4A51',
      '#141D22',
    ],
    dark: [
      '#E4EAED',
      '#C0CBD1',
      '#98A7AF',
      '#6E7F88',
      '#2B363C',
      '#222C31',
      '#1D262B',
      '#151C20',
      '#101619',
      '#0B1012',
    ],
  },
  ...fontsOn(navigator.userAgent),
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '8px' },
  defaultRadius: 'sm',
  shadows: { xs: shadow, sm: shadow, md: shadow, lg: shadow, xl: shadow },
  // One weight for all that is bold: each weight is a font of its own in memory.
  fontWeights: { bold: '600' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const isAccent = input.color === undefined || input.color === 'tide';
    if (input.variant === 'subtle' && isAccent)
      return { ...colours, color: 'var(--t-accent)', hover: 'var(--t-hover)' };
    if (input.variant === 'subtle' && input.color === 'red')
      return { ...colours, color: 'var(--t-bad)', hover: 'var(--t-bad-tint)' };
    if (input.variant === 'outline' && isAccent)
      return { ...colours, color: 'var(--t-accent)', border: '1px solid var(--t-accent)' };
    return colours;
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    Anchor: Anchor.extend({ defaultProps: { size: 'sm', c: 'var(--t-accent)' } }),
    Badge: Badge.extend({ defaultProps: { radius: 'xs', tt: 'none', fw: 500, size: 'md' } }),
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { label: buttonStyles['label'] ?? '' },
      // As high as the fields next to it.
      vars: (_, { size }) => ({
        root:
          size === 'sm'
            ? { '--button-height': '32px', '--button-padding-x': '14px' }
            : // The least that a finger or a shaking hand hits.
              size === 'compact-xs'
              ? { '--button-height': '24px' }
              : {},
      }),
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' } }),
    // A fifth of all elements at the start were lists that nobody had opened.
    Combobox: Combobox.extend({ defaultProps: { keepMounted: false } }),
    // The same file can be chosen again after it was changed.
    FileButton: {
      defaultProps: {
        inputProps: {
          onClick: ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
            currentTarget.value = '';
          },
        },
      },
    },
    Input: Input.extend({
      classNames: { input: inputStyles['input'] ?? '' },
      vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '13px' }, input: {} }),
    }),
    InputWrapper: Input.Wrapper.extend({
      classNames: {
        label: inputStyles['label'] ?? '',
        error: inputStyles['error'] ?? '',
        description: inputStyles['description'] ?? '',
      },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] },
    }),
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        radius: 'lg',
        transitionProps: dialogTransition,
        overlayProps: { backgroundOpacity: 0.4 },
        // Otherwise it would be a second banner beside the window's own.
        attributes: { header: { role: 'none' } },
      },
      styles: { title: { fontSize: '16px', lineHeight: '24px', fontWeight: 600 } },
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        attributes: { header: { role: 'none' } },
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: dialogTransition,
        overlayProps: { backgroundOpacity: 0.2 },
      },
      styles: { title: { fontSize: '16px', lineHeight: '24px', fontWeight: 600 } },
    }),
    // The lists of selects and of the palette. Their empty bar below took ten pixels.
    ScrollArea: ScrollArea.extend({ defaultProps: { scrollbars: 'y' } }),
    ScrollAreaAutosize: ScrollArea.Autosize.extend({ defaultProps: { scrollbars: 'y' } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', withItemsBorders: false },
      styles: { label: { paddingInline: 10 } },
    }),
    Select: Select.extend({
      defaultProps: { allowDeselect: false, maxDropdownHeight: 360, comboboxProps: { shadow: 'md' } },
      styles: { option: { overflowWrap: 'anywhere' } },
    }),
    Table: Table.extend({ defaultProps: { borderColor: 'var(--t-faint)' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    List: List.extend({ defaultProps: { size: 'sm' } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
  },
});
