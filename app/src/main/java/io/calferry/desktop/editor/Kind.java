package io.calferry.desktop.editor;

import io.calferry.profile.Endpoint;
import io.calferry.sync.Side;

import java.util.ArrayList;
import java.util.List;

/// Where a calendar is.
enum Kind {
    EXCHANGE,
    CALDAV,
    /// An ICS feed on a server.
    FEED,
    /// An ICS file on this computer.
    FILE,
    FOLDER,
    /// Over Microsoft Graph: shown where a profile says so, not offered.
    MICROSOFT;

    /// What a person may choose on `side`, with what is chosen already.
    static List<Kind> offered(Side side, Kind chosen) {
        var kinds = new ArrayList<>(List.of(EXCHANGE, CALDAV, FEED, FILE, FOLDER));
        if (side == Side.RIGHT) {
            kinds.remove(FEED);
        }
        if (!kinds.contains(chosen)) {
            kinds.add(chosen);
        }
        return List.copyOf(kinds);
    }

    static Kind of(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Exchange _ -> EXCHANGE;
            case Endpoint.CalDav _ -> CALDAV;
            case Endpoint.Ics feed -> feed.file().isPresent() ? FILE : FEED;
            case Endpoint.Folder _ -> FOLDER;
            case Endpoint.Graph _ -> MICROSOFT;
        };
    }

    /// Whether it is on a server, where one signs in.
    boolean isRemote() {
        return switch (this) {
            case EXCHANGE, CALDAV, FEED, MICROSOFT -> true;
            case FILE, FOLDER -> false;
        };
    }

    /// Whether it is an account with several calendars to choose from.
    boolean isAccount() {
        return this == EXCHANGE || this == CALDAV;
    }
}
