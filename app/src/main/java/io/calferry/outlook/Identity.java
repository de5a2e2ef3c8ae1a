package io.calferry.outlook;

import io.calferry.sync.Uid;

import java.util.Optional;

/// What an item is known by. The first of the three that is there names it across systems.
///
/// @param ours the UID that we wrote, from a named property of its own
/// @param iCalUid the UID element of EWS, `iCalUId` or `uid` of Graph
/// @param globalObjectId PidLidCleanGlobalObjectId, or PidLidGlobalObjectId
public record Identity(
        Optional<Uid> ours, Optional<String> iCalUid, Optional<GlobalObjectId> globalObjectId) {

    /// An item that we write under a UID.
    public static Identity of(Uid uid) {
        return new Identity(Optional.of(uid), Optional.empty(), Optional.empty());
    }

    /// What Outlook alone says, without our own property: the UID of an item that was copied along
    /// with the properties on it.
    public Optional<Uid> outlooks() {
        return iCalUid.map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(
                        value ->
                                GlobalObjectId.parse(value)
                                        .map(GlobalObjectId::uid)
                                        .orElse(new Uid(value)))
                .or(() -> globalObjectId.map(GlobalObjectId::uid));
    }

    /// The UID of the calendar object; empty where nothing names the item.
    public Optional<Uid> uid() {
        return ours.or(this::outlooks);
    }
}
