/** A table for a French spreadsheet; a cell that begins like a formula is made plain text. */
export const csvOf = (rows: string[][]): string => `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
