/** Employers on résumés, customers of the agencies, universities. All invented; every web address ends in `.example`. */
export interface Organization {
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  readonly about: string;
}

const CUSTOMER_ROWS = `
Lumenworks|lumenworks.example|Energy software|Lumenworks builds forecasting and control software for solar and battery parks in eleven countries.
Harbor & Pine|harborpine.example|Retail|Harbor & Pine designs and sells outdoor clothing online and in 140 stores across North America.
Northgate Health|northgatehealth.example|Healthcare|Northgate Health runs six hospitals and a network of outpatient clinics in the Midwest.
Ferrovia Logistics|ferrovia.example|Logistics|Ferrovia moves rail and sea freight between Southern Europe and the Gulf.
Quillstack|quillstack.example|Software|Quillstack is a document automation platform used by 3,000 legal and finance teams.
Meridian Bank|meridianbank.example|Banking|Meridian is a mid-sized commercial bank with a strong lending practice for family-owned firms.
Aster Robotics|asterrobotics.example|Robotics|Aster builds mobile robots for warehouses and ships them with its own fleet software.
Bluefin Payments|bluefin.example|Payments|Bluefin processes card and account-to-account payments for marketplaces in 24 currencies.
Verdant Foods|verdantfoods.example|Food production|Verdant grows and packs leafy vegetables in vertical farms near large cities.
Calder Insurance|calder.example|Insurance|Calder insures small businesses and has moved its whole claims process to the web.
Polaris Aerospace|polarisaero.example|Aerospace|Polaris designs propulsion and guidance parts for small launch vehicles.
Kite Education|kite.example|Education|Kite offers evening programmes in data and design together with twenty universities.
Tidewater Media|tidewater.example|Media|Tidewater publishes regional news and runs two of the larger podcast networks of the South.
Oakline Properties|oakline.example|Real estate|Oakline manages 9,000 rental homes and its own maintenance crews.
Sable Security|sable.example|Cybersecurity|Sable watches over the cloud accounts of public companies around the clock.
Granite Biotech|granitebio.example|Biotechnology|Granite develops diagnostics for rare blood diseases.
Orchid Hotels|orchidhotels.example|Hospitality|Orchid runs 32 boutique hotels in Europe and North Africa.
Summit Mobility|summitmobility.example|Automotive|Summit makes drive units and charging hardware for electric buses.
`;

function parse(line: string): Organization {
  const [name = '', domain = '', industry = '', about = ''] = line.split('|');
  return { name, domain, industry, about };
}

export const CUSTOMERS: readonly Organization[] = CUSTOMER_ROWS.trim().split('\n').map(parse);

export const EMPLOYERS: readonly string[] = [
  'Brightwater Systems', 'Kestrel Analytics', 'Juniper & Vale', 'Cobalt Freight', 'Maplewood Clinic', 'Stellar Grid', 'Redwood Mutual', 'Nimbus Retail',
  'Pinnacle Foundry', 'Halcyon Labs', 'Driftwood Studios', 'Ironbridge Capital', 'Sunrise Pharma', 'Vector Mobility', 'Cedar Health Partners', 'Larkspur Media',
  'Beacon Telecom', 'Tessellate', 'Anchor Supply Co.', 'Fieldstone Insurance', 'Everglen Energy', 'Papaya Commerce', 'Monsoon Software', 'Atlas Components',
  'Silverline Bank', 'Whitecap Travel', 'Bramble Games', 'Corvus Security', 'Hearth Home Services', 'Riverbend University', 'Zephyr Airlines', 'Ostrava Steelworks',
  'Nordlys Shipping', 'Aurora Diagnostics', 'Kappa Consulting', 'Mosaic Learning', 'Sakura Instruments', 'Baobab Fintech', 'Terracotta Foods', 'Lighthouse Nonprofit',
];

export const UNIVERSITIES: readonly string[] = [
  'Riverbend University', 'University of Eastmoor', 'Technical University of Altstadt', 'Universidad del Valle Alto', 'Université de Montclair', 'Hanbyul National University',
  'Lakeshore State University', 'Indian Institute of Applied Sciences', 'Uniwersytet Nadwiślański', 'Kobe Bay University', 'University of Port Harbour', 'Cairo Institute of Technology',
  'Bosphorus Polytechnic', 'Nordhavn University', 'Universidade da Serra', 'Jiangnan University of Commerce', 'St. Brendan’s College', 'Haifa Bay Institute',
];
