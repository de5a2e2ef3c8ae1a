package io.calferry.sync;

class MemoryHistoryTest extends HistoryContract {

    @Override
    protected Ledgers open() {
        return new MemoryLedgers();
    }
}
