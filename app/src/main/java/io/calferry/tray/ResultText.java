package io.calferry.tray;

import io.calferry.tray.Overview.Changes;
import io.calferry.tray.Overview.Result;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How a run ended, in a line.
record ResultText(Texts texts, Instant now) {

    String of(Result result) {
        return texts.get(
                "result",
                texts.spoken(result.at(), now),
                Texts.name(result.profile()),
                outcome(result));
    }

    private String outcome(Result result) {
        return switch (result.ending()) {
            case DONE -> changes(result.changes());
            case WAITS -> texts.get("result.waits");
            case FAILED -> texts.get("result.failed");
            case CANCELLED -> texts.get("result.cancelled");
        };
    }

    private String changes(Changes changes) {
        var parts =
                Stream.of(
                                part("changes.added", changes.added()),
                                part("changes.changed", changes.changed()),
                                part("changes.removed", changes.removed()))
                        .flatMap(part -> part)
                        .collect(Collectors.joining(", "));
        return parts.isEmpty() ? texts.get("changes.none") : parts;
    }

    private Stream<String> part(String key, long count) {
        return LongStream.of(count).filter(it -> it > 0).mapToObj(it -> texts.get(key, it));
    }
}
