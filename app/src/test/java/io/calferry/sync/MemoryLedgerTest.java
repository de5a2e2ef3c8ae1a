package io.calferry.sync;

class MemoryLedgerTest extends LedgerContract {

    @Override
    protected Ledgers open() {
        return new MemoryLedgers();
    }
}
