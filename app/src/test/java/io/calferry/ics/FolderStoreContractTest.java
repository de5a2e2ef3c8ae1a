package io.calferry.ics;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Store;
import io.calferry.sync.StoreContract;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

class FolderStoreContractTest extends StoreContract {

    @TempDir private Path folder;
    private int number;

    @Override
    protected Store open() {
        return new FolderStore(folder, Absent.IS_CREATED, InstantSource.system());
    }

    /// An editor that writes into the files as they are.
    @Override
    protected Foreigner foreigner() {
        return new Foreigner() {
            @Override
            public Href create(CalendarObject object) throws Exception {
                var name = "foreign " + ++number + ".ics";
                Files.writeString(folder.resolve(name), object.text());
                return new Href(name);
            }

            @Override
            public void replace(Href href, CalendarObject with) throws Exception {
                Files.writeString(
                        folder.resolve(href.value()),
                        with.text(),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
            }

            @Override
            public void delete(Href href) throws Exception {
                Files.delete(folder.resolve(href.value()));
            }
        };
    }
}
