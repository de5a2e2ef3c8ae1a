package io.calferry.exchange;

import io.calferry.sync.SyncToken;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What one listing leaves for the next: the server's own state, and which series there are, each
/// with its version then. Packed, for the ids of one folder have most of their letters in common.
///
/// @param state SyncState
/// @param calendar what the calendar was called that was listed ([CalendarFolder#shown]): the state
///     and the ids are of no use for another one
/// @param folder the folder's id, where it had to be looked up
/// @param next which of the series is looked at next
record ListToken(
        String state,
        String calendar,
        Optional<String> folder,
        int next,
        Map<String, String> series) {

    /// An earlier one did not say which calendar it is of.
    private static final String FORM = "x2.";
    private static final int LARGEST = 32 << 20;

    SyncToken token() {
        var lines = new StringBuilder();
        lines.append(state).append('\n');
        lines.append(calendar).append('\n');
        lines.append(folder.orElse("")).append('\n');
        lines.append(next).append('\n');
        series.forEach((id, version) -> lines.append(id).append('\t').append(version).append('\n'));
        var out = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(out)) {
            packed.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written to a disk", e);
        }
        return new SyncToken(FORM + Base64.getEncoder().encodeToString(out.toByteArray()));
    }

    /// Empty for what no listing of ours left, or one of an earlier form.
    static Optional<ListToken> parse(SyncToken token) {
        if (!token.value().startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            var packed = Base64.getDecoder().decode(token.value().substring(FORM.length()));
            var bytes =
                    new InflaterInputStream(new ByteArrayInputStream(packed)).readNBytes(LARGEST);
            var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
            var series = new LinkedHashMap<String, String>();
            for (int i = 4; i < lines.length - 1; i++) {
                var tab = lines[i].indexOf('\t');
                series.put(lines[i].substring(0, tab), lines[i].substring(tab + 1));
            }
            var folder = Optional.of(lines[2]).filter(it -> !it.isEmpty());
            int next = Integer.parseInt(lines[3]);
            return Optional.of(new ListToken(lines[0], lines[1], folder, next, series));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// The ids of the series to look at this time, at most so many, beginning where the last time
    /// ended.
    java.util.List<ItemKey> turn(int most) {
        var ids = new ArrayList<>(series.keySet());
        var turn = new ArrayList<ItemKey>();
        for (int i = 0; i < Math.min(most, ids.size()); i++) {
            var id = ids.get((next + i) % ids.size());
            turn.add(new ItemKey(id, Optional.empty()));
        }
        return turn;
    }
}
