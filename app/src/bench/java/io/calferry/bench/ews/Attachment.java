package io.calferry.bench.ews;

import java.util.Arrays;

/// A file that hangs on an item.
///
/// @param number unique in the server; its id is made of it
record Attachment(long number, String name, String contentType, byte[] content) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment(var itsNumber, var itsName, var itsType, var itsContent)
                && number == itsNumber
                && name.equals(itsName)
                && contentType.equals(itsType)
                && Arrays.equals(content, itsContent);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return "Attachment[" + number + ", " + name + "]";
    }
}
