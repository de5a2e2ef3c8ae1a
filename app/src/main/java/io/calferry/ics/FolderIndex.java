package io.calferry.ics;

import io.calferry.sync.Uid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which files of a folder may hold a UID. Not safe for several threads.
final class FolderIndex {

    private final Map<String, Long> marks = new HashMap<>();
    private final Map<Long, List<String>> names = new HashMap<>();

    FolderIndex(FolderPicture picture) {
        picture.files().forEach(this::put);
    }

    int size() {
        return marks.size();
    }

    boolean holds(String name) {
        return marks.containsKey(name);
    }

    /// The files to read in search of a UID.
    List<String> candidates(Uid uid) {
        return List.copyOf(names.getOrDefault(UidMark.of(uid), List.of()));
    }

    void put(String name, Sighting seen) {
        remove(name);
        marks.put(name, seen.uidMark());
        if (seen.uidMark() == UidMark.NONE) {
            return;
        }
        names.computeIfAbsent(seen.uidMark(), _ -> new ArrayList<>(1)).add(name);
    }

    void remove(String name) {
        var mark = marks.remove(name);
        if (mark != null) {
            var sharing = names.getOrDefault(mark, new ArrayList<>());
            sharing.remove(name);
            if (sharing.isEmpty()) {
                names.remove(mark);
            }
        }
    }

    /// Forgets every file that is not among these.
    void retain(Set<String> present) {
        List.copyOf(marks.keySet()).stream()
                .filter(name -> !present.contains(name))
                .forEach(this::remove);
    }
}
