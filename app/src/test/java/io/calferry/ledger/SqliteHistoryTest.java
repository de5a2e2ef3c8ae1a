package io.calferry.ledger;

import io.calferry.sync.HistoryContract;
import io.calferry.sync.Ledgers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SqliteHistoryTest extends HistoryContract {

    private final DataFolder folder;

    SqliteHistoryTest(@TempDir Path temp) {
        folder = DataFolder.take(temp.resolve("data"));
    }

    @Override
    protected Ledgers open() {
        return SqliteLedgers.open(folder);
    }

    @Override
    protected Ledgers reopen(Ledgers open) {
        open.close();
        return SqliteLedgers.open(folder);
    }

    @AfterEach
    void letGo() {
        folder.close();
    }
}
