/** Domain 3: the agencies' customers and their contacts. */
import { DAY, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import type { Output, World } from '../world.ts';

/** Customers with their contacts, the first of each primary. */
export async function generateCustomers(world: World, output: Output): Promise<void> {
  for (const customer of world.customers) {
    const random = Random.of(world.seed, 'customer', customer.id);
    const createdAt = timestamp(world.now - random.integer(410, 700) * DAY);
    const { organization, city, contacts } = customer;
    await output.writer.insertRows('customers', [
      {
        id: customer.id,
        name: organization.name,
        industry: organization.industry,
        website: `https://${organization.domain}`,
        description: organization.about,
        contactEmail: `jobs@${organization.domain}`,
        contactPhone: contacts[0]?.phone ?? null,
        address: `${random.integer(2, 240)} ${random.pick(['Station Road', 'Market Street', 'Harbour Lane', 'Mill Street'])}, ${city.postcode} ${city.name}, ${city.countryName}`,
        createdBy: customer.createdBy.userId,
        createdAt,
        updatedAt: createdAt,
      },
    ]);
    await output.writer.insertRows(
      'customerContacts',
      contacts.map((contact, place) => ({
        id: contact.id,
        customerId: customer.id,
        name: contact.name,
        title: contact.title,
        email: contact.email,
        phone: contact.phone,
        isPrimary: place === 0,
        createdAt,
        updatedAt: createdAt,
      })),
    );
  }
  output.progress('customers', world.customers.length, world.customers.length);
}
