package io.calferry.exchange;

/// The name of a property in a request (t:PathToUnindexedFieldType, t:PathToExtendedFieldType).
sealed interface Path {

    Element element();

    /// A property that EWS has an element for, such as `item:Subject`.
    record Field(String uri) implements Path {
        @Override
        public Element element() {
            return Element.of("t:FieldURI").with("FieldURI", uri);
        }
    }

    /// A MAPI property by its number in a set that EWS has a name for.
    ///
    /// @param type such as `Integer`
    record Numbered(String set, int id, String type) implements Path {
        @Override
        public Element element() {
            return Element.of("t:ExtendedFieldURI")
                    .with("DistinguishedPropertySetId", set)
                    .with("PropertyId", Integer.toString(id))
                    .with("PropertyType", type);
        }
    }

    /// A MAPI property by its name among the public strings.
    record Named(String name) implements Path {
        @Override
        public Element element() {
            return Element.of("t:ExtendedFieldURI")
                    .with("DistinguishedPropertySetId", "PublicStrings")
                    .with("PropertyName", name)
                    .with("PropertyType", "String");
        }
    }

    /// A property of ours by its name in a set of our own, which nobody else writes.
    record Ours(String name) implements Path {
        @Override
        public Element element() {
            return Element.of("t:ExtendedFieldURI")
                    .with("PropertySetId", "5e2d6a0c-7d3f-4b0e-9a51-0c1fe77ca1fe")
                    .with("PropertyName", name)
                    .with("PropertyType", "String");
        }
    }

    /// Whether an element of an answer names this property.
    default boolean is(Element asked) {
        var own = element();
        return own.attributes().entrySet().stream()
                .filter(it -> !it.getKey().equals("PropertyType"))
                .allMatch(
                        it ->
                                asked.attribute(it.getKey())
                                        .filter(it.getValue()::equalsIgnoreCase)
                                        .isPresent());
    }
}
