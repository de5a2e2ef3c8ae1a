package io.calferry.exchange;

/// The name of a property in a request (t:PathToUnindexedFieldType, t:PathToExtendedFieldType).
sealed interface Path {

    /// The set of names that belongs to nobody.
    String PUBLIC = "PublicStrings";

    /// A set of our own, which nobody else writes.
    String OWN = "5e2d6a0c-7d3f-4b0e-9a51-0c1fe77ca1fe";

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
                    .with("DistinguishedPropertySetId", PUBLIC)
                    .with("PropertyName", name)
                    .with("PropertyType", "String");
        }
    }

    /// A property of ours by its name.
    record Ours(String name) implements Path {
        @Override
        public Element element() {
            return Element.of("t:ExtendedFieldURI")
                    .with("PropertySetId", OWN)
                    .with("PropertyName", name)
                    .with("PropertyType", "String");
        }
    }

    /// Whether an element of an answer names this property.
    default boolean is(Element asked) {
        return switch (this) {
            case Field(var uri) -> named(asked, "FieldURI", uri);
            case Numbered(var set, var id, _) ->
                    named(asked, "PropertyId", Integer.toString(id))
                            && named(asked, "DistinguishedPropertySetId", set);
            case Named(var name) ->
                    named(asked, "PropertyName", name)
                            && named(asked, "DistinguishedPropertySetId", PUBLIC);
            case Ours(var name) ->
                    named(asked, "PropertyName", name) && named(asked, "PropertySetId", OWN);
        };
    }

    private static boolean named(Element asked, String attribute, String value) {
        var its = asked.attributes().get(attribute);
        return its != null && its.equalsIgnoreCase(value);
    }
}
