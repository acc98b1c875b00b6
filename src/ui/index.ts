export { Button } from './button';
export { Checkbox } from './checkbox';
export { QuantityField } from './quantity-field';
export { QuantitySlider } from './quantity-slider';
export { Readout } from './readout';
export { ScrubNumber } from './scrub-number';
export { Segmented } from './segmented';
export { SelectField } from './select-field';
