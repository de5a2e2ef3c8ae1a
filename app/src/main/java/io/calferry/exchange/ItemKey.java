package io.calferry.exchange;

import io.calferry.sync.Href;

import java.util.Optional;

/// The id of an item, and the change key of one state of it, where it is known.
record ItemKey(String id, Optional<String> changeKey) {

    static ItemKey of(Href href) {
        return new ItemKey(href.value(), Optional.empty());
    }

    /// From `t:ItemId`, or what has its form.
    static ItemKey of(Element itemId) {
        return new ItemKey(itemId.attribute("Id").orElse(""), itemId.attribute("ChangeKey"));
    }

    /// The same, whatever its state.
    ItemKey bare() {
        return new ItemKey(id, Optional.empty());
    }

    Href href() {
        return new Href(id);
    }

    Element element() {
        var bare = Element.of("t:ItemId").with("Id", id);
        return changeKey.map(key -> bare.with("ChangeKey", key)).orElse(bare);
    }
}
