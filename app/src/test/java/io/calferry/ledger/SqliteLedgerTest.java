package io.calferry.ledger;

import io.calferry.sync.LedgerContract;
import io.calferry.sync.Ledgers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SqliteLedgerTest extends LedgerContract {

    private final DataFolder folder;

    SqliteLedgerTest(@TempDir Path temp) {
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
