package io.calferry.agent;

import io.calferry.profile.ProfileId;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who may run now, of all whose time has come: one run a profile, one an account, and none with an
/// account whose server wants to be left alone.
///
/// @param closed those accounts, and until when
/// @param room how many may run at a time
record Turns(
        Map<ProfileId, Duty> duties,
        Pause pause,
        Map<String, Instant> closed,
        int room,
        Instant now) {

    /// Starts what is due and has room, as `acts` say then; the rest is queued.
    Map<ProfileId, Duty> begin(List<Act> acts) {
        var turn = inTurn();
        if (turn.isEmpty() && duties.values().stream().noneMatch(Duty::queued)) {
            return duties;
        }
        var next = new LinkedHashMap<>(duties);
        var taken = new HashSet<String>();
        int running = 0;
        for (var duty : duties.values()) {
            if (duty.busy()) {
                running++;
                taken.addAll(Accounts.of(duty.profile()));
            }
        }
        for (var duty : turn) {
            var id = duty.profile().id();
            var accounts = Accounts.of(duty.profile());
            var free = accounts.stream().noneMatch(it -> taken.contains(it) || shut(it));
            if (running < room && free) {
                running++;
                taken.addAll(accounts);
                acts.add(new Act.Start(duty.profile(), duty.wanted().orElse(Wanted.PLAIN)));
                next.put(id, duty.running(now));
            } else if (!duty.queued()) {
                next.put(id, duty.doing(new Activity.Queued()));
            }
        }
        next.replaceAll(
                (_, duty) ->
                        duty.queued() && !duty.isDue(pause, now)
                                ? duty.doing(new Activity.Idle())
                                : duty);
        return next;
    }

    /// What is due: first what a person waits for, then what is due longest.
    private List<Duty> inTurn() {
        return duties.values().stream()
                .filter(it -> it.isDue(pause, now))
                .sorted(
                        Comparator.comparing((Duty it) -> it.wanted().isEmpty())
                                .thenComparing(Duty::turn))
                .toList();
    }

    private boolean shut(String account) {
        var until = closed.get(account);
        return until != null && until.isAfter(now);
    }
}
