/** The fields of one protobuf message by number, in the order of the wire; a field may repeat. */
export type ProtobufFields = ReadonlyMap<number, readonly ProtobufValue[]>;

/** A field's value: variable-length numbers as they are, everything else as bytes. */
type ProtobufValue = number | Uint8Array;

const decoder = new TextDecoder();

/** Reads a message without its schema; stops where the bytes make no sense. */
export function readProtobuf(bytes: Uint8Array): ProtobufFields {
  const fields = new Map<number, ProtobufValue[]>();
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const tag = readNumber(cursor);
    const value = readValue(cursor, tag % 8);
    if (value === undefined) break;
    const number = Math.floor(tag / 8);
    const values = fields.get(number);
    if (values) values.push(value);
    else fields.set(number, [value]);
  }
  return fields;
}

/** The text of a field; empty when it is absent. */
export function textField(fields: ProtobufFields, number: number): string {
  const value = fields.get(number)?.[0];
  return value instanceof Uint8Array ? decoder.decode(value) : '';
}

/** The number of a field; 0 when it is absent, as protobuf has it. */
export function numberField(fields: ProtobufFields, number: number): number {
  const value = fields.get(number)?.[0];
  return typeof value === 'number' ? value : 0;
}

/** The bytes of a field; undefined when it is absent. */
export function bytesField(fields: ProtobufFields, number: number): Uint8Array | undefined {
  const value = fields.get(number)?.[0];
  return value instanceof Uint8Array ? value : undefined;
}

/** The messages of a repeated field. */
export function messageFields(fields: ProtobufFields, number: number): readonly ProtobufFields[] {
  return (fields.get(number) ?? []).flatMap((value) =>
    value instanceof Uint8Array ? [readProtobuf(value)] : [],
  );
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** https://protobuf.dev/programming-guides/encoding/#structure */
function readValue(cursor: Cursor, wireType: number): ProtobufValue | undefined {
  switch (wireType) {
    case 0:
      return readNumber(cursor);
    case 1:
      return readBytes(cursor, 8);
    case 2:
      return readBytes(cursor, readNumber(cursor));
    case 5:
      return readBytes(cursor, 4);
    default:
      return undefined;
  }
}

/** Seven bits a byte, the lowest first; exact up to 2^53. */
function readNumber(cursor: Cursor): number {
  let value = 0;
  let factor = 1;
  while (cursor.at < cursor.bytes.length) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) break;
    factor *= 128;
  }
  return value;
}

function readBytes(cursor: Cursor, length: number): Uint8Array {
  const start = cursor.at;
  cursor.at += length;
  return cursor.bytes.subarray(start, cursor.at);
}
