/** What `{{$randomFirstName}}` and its like are drawn from. */
export const firstNames: readonly string[] = words(
  'Ada Ben Clara David Elena Felix Grace Hugo Iris Jonas Karin Liam Mira Noah Olga Pavel Rosa Samir Tessa Viktor',
);

export const lastNames: readonly string[] = words(
  'Abbott Berg Castell Dorsey Ekman Farrow Grant Hale Ibsen Jansen Keller Lindqvist Marsh Novak Okafor Price Quinn Reyes Stone Weber',
);

export const cities: readonly string[] = words(
  'Leeds Bristol Dublin Lyon Porto Graz Basel Ghent Aarhus Turku Gdansk Brno Trieste Seville Boston Denver Toronto Sydney Osaka Pune',
);

export const products: readonly string[] = [
  'Savings account',
  'Home insurance',
  'Travel card',
  'Test drive',
  'Family plan',
  'Fibre upgrade',
  'Loyalty membership',
  'Running shoes',
  'Garden chair',
  'Coffee machine',
];

function words(text: string): readonly string[] {
  return text.split(' ');
}
