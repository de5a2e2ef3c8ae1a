package io.calferry.ics;

import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Uid;
import io.calferry.sync.Written;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder with one .ics a calendar object, as vdirsyncer and khal keep it (vdir). Hidden files,
/// subfolders and names that do not end in `.ics` are not looked at.
///
/// The href is the file's name, the version a hash of its bytes. What is written is byte for byte
/// what was given. Every write checks the version right before, and moves a whole file into place;
/// between that check and the move another program may still write, for some microseconds, because
/// no file system offers to replace a file on a condition.
///
/// One calendar object may stand in one file only. Files of one UID are each listed by their own
/// name.
public final class FolderStore implements Store {

    private static final Traits TRAITS = new Traits(4, 200, Commits.AT_EACH_WRITE);

    /// Up to here it costs next to nothing to look for files of others before each creation; beyond
    /// it, that is done when the folder's own time says that there may be some.
    private static final int SMALL = 128;

    private final Path folder;
    private final Absent absent;
    private final InstantSource clock;
    private final FolderLook look;
    private final Object writing = new Object();
    private Optional<FolderPicture> seen = Optional.empty();
    private Optional<FolderIndex> index = Optional.empty();
    private Optional<FileStamp> ours = Optional.empty();

    public FolderStore(Path folder, Absent absent, InstantSource clock) {
        this.folder = folder.toAbsolutePath();
        this.absent = absent;
        this.clock = clock;
        this.look = new FolderLook(this.folder, clock);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    /// Full without a token, a delta with one of this folder. Throws `Missing` where the folder is
    /// gone, `SignIn(FORBIDDEN)` where it may not be read.
    @Override
    public Listing list(Optional<SyncToken> since) throws StoreException {
        var earlier = since.flatMap(token -> FolderPicture.parse(token, folder));
        synchronized (writing) {
            var picture = picture(earlier);
            seen = Optional.of(picture);
            index = Optional.empty();
            ours = Optional.empty();
            if (earlier.equals(seen)) {
                return new Listing.Delta(List.of(), List.of(), since.orElseThrow());
            }
            var token = picture.token(folder);
            return earlier.isPresent()
                    ? picture.since(earlier.get(), token)
                    : new Listing.Full(picture.places(), Optional.of(token));
        }
    }

    private FolderPicture picture(Optional<FolderPicture> earlier) throws StoreException {
        try {
            return look.picture(earlier.orElse(FolderPicture.NOTHING));
        } catch (NoSuchFileException missing) {
            if (earlier.isEmpty() && mayBeCreated()) {
                return FolderPicture.NOTHING;
            }
            throw new StoreException(FileFaults.reading(folder, missing), missing);
        } catch (IOException failure) {
            throw new StoreException(FileFaults.reading(folder, failure), failure);
        }
    }

    private boolean mayBeCreated() {
        var parent = folder.getParent();
        return absent == Absent.IS_CREATED && parent != null && Files.isDirectory(parent);
    }

    @Override
    public List<Answer> read(List<Href> hrefs) throws StoreException {
        var answers = new ArrayList<Answer>(hrefs.size());
        for (var href : hrefs) {
            answers.add(answer(href));
        }
        return answers;
    }

    /// A file that is half written by another program is unread now, and another version later.
    private Answer answer(Href href) throws StoreException {
        if (!FileNames.isObject(href.value())) {
            return new Answer.Gone(href);
        }
        try {
            var content = content(href);
            if (content.isEmpty()) {
                return new Answer.Gone(href);
            }
            var place = new Place(href, Sighting.version(content.get()));
            return new Answer.Found(
                    new Stored(place, ObjectText.parse(href.value(), content.get())));
        } catch (StoreException unread) {
            if (unread.fault().endsRun()) {
                throw unread;
            }
            return new Answer.Unread(href, unread.fault());
        }
    }

    /// The bytes of a file; empty where there is none. Throws `Missing` where the whole folder is
    /// gone, and a fault of this object alone where the file can't be read.
    private Optional<byte[]> content(Href href) throws StoreException {
        var file = folder.resolve(href.value());
        try {
            return Optional.of(IcsFile.read(file));
        } catch (NoSuchFileException missing) {
            if (Files.isSymbolicLink(file)) {
                throw FileFaults.object(href, "leads nowhere", missing);
            }
            if (Files.isDirectory(folder)) {
                return Optional.empty();
            }
            throw new StoreException(new Fault.Missing(folder.toString()), missing);
        } catch (IOException failure) {
            throw FileFaults.object(href, failure);
        }
    }

    @Override
    public Written create(CalendarObject object) throws StoreException {
        var bytes = object.text().getBytes(StandardCharsets.UTF_8);
        var name = FileNames.of(object.uid());
        var href = new Href(name);
        synchronized (writing) {
            try {
                var known = knownFiles();
                requireFree(object.uid(), known);
                try (var temporary = TemporaryFile.in(folder)) {
                    temporary.write(bytes);
                    temporary.becomeNew(folder.resolve(name));
                }
                var written = Sighting.of(Sighting.UNSETTLED, bytes);
                known.put(name, written);
                ours = Optional.of(FileStamp.of(folder));
                return new Written(new Place(href, written.version()), Optional.empty());
            } catch (FileAlreadyExistsException taken) {
                throw new StoreException(new Fault.Stale(href), taken);
            } catch (IOException failure) {
                throw FileFaults.writing(folder, bytes.length, failure);
            }
        }
    }

    /// Throws `Stale` where a file, under whatever name, holds the UID.
    private void requireFree(Uid uid, FolderIndex known) throws StoreException {
        for (var name : known.candidates(uid)) {
            var held = answer(new Href(name));
            if (held instanceof Answer.Found(var stored) && stored.object().uid().equals(uid)) {
                throw new StoreException(new Fault.Stale(held.href()));
            }
        }
    }

    /// The index, up to date. Another program's new file is noticed by its name in a small folder,
    /// by the folder's time in a large one.
    private FolderIndex knownFiles() throws IOException {
        if (!Files.isDirectory(folder) && mayBeCreated()) {
            Files.createDirectory(folder);
        }
        if (ours.isEmpty()) {
            TemporaryFile.sweep(folder, clock.instant());
        }
        var known = index.orElseGet(() -> new FolderIndex(seen.orElse(FolderPicture.NOTHING)));
        var stamp = FileStamp.of(folder);
        if (known.size() < SMALL || ours.isEmpty() || ours.get().stamp() != stamp.stamp()) {
            look.refresh(known);
        }
        seen = Optional.empty();
        index = Optional.of(known);
        return known;
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        var href = over.place().href();
        var bytes = with.text().getBytes(StandardCharsets.UTF_8);
        synchronized (writing) {
            replace(over, bytes);
            var written = Sighting.of(Sighting.UNSETTLED, bytes);
            index.ifPresent(known -> known.put(href.value(), written));
            return new Written(new Place(href, written.version()), Optional.empty());
        }
    }

    /// Moves `bytes` over a file that still holds `over`; a link is followed, so that it stays one.
    private void replace(Stored over, byte[] bytes) throws StoreException {
        var href = over.place().href();
        try {
            var file = folder.resolve(href.value()).toRealPath();
            var before = FileStamp.of(file);
            if (!Sighting.version(IcsFile.read(file, before)).equals(over.place().version())) {
                throw new StoreException(new Fault.Stale(href));
            }
            try (var temporary = TemporaryFile.in(parent(file))) {
                temporary.write(bytes);
                temporary.takeAfter(file);
                // Time has gone by while that was written.
                if (FileStamp.of(file).stamp() != before.stamp()) {
                    throw new StoreException(new Fault.Stale(href));
                }
                temporary.replace(file);
            }
        } catch (NoSuchFileException gone) {
            throw Files.isDirectory(folder)
                    ? new StoreException(new Fault.Stale(href), gone)
                    : FileFaults.writing(folder, bytes.length, gone);
        } catch (IOException failure) {
            throw FileFaults.writing(folder, bytes.length, failure);
        }
    }

    @Override
    public void delete(Stored over) throws StoreException {
        var href = over.place().href();
        synchronized (writing) {
            var content = content(href);
            if (content.isPresent()) {
                if (!Sighting.version(content.get()).equals(over.place().version())) {
                    throw new StoreException(new Fault.Stale(href));
                }
                try {
                    Files.deleteIfExists(folder.resolve(href.value()));
                } catch (IOException failure) {
                    throw FileFaults.writing(folder, 0, failure);
                }
            }
            index.ifPresent(known -> known.remove(href.value()));
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }
}
