package io.calferry.sync;

import java.util.List;
import java.util.Optional;

/// A store that says which side it is when it fails.
record Sided(Side side, Store store) implements Store {

    private interface Call<T> {
        T call() throws StoreException;
    }

    private <T> T blaming(Call<T> call) throws StoreException {
        try {
            return call.call();
        } catch (StoreException e) {
            throw e.at(side);
        }
    }

    @Override
    public Traits traits() {
        return store.traits();
    }

    @Override
    public Listing list(Optional<SyncToken> since) throws StoreException {
        return blaming(() -> store.list(since));
    }

    @Override
    public List<Answer> read(List<Href> hrefs) throws StoreException {
        return blaming(() -> store.read(hrefs));
    }

    @Override
    public Written create(CalendarObject object) throws StoreException {
        return blaming(() -> store.create(object));
    }

    @Override
    public Written update(Stored over, CalendarObject with) throws StoreException {
        return blaming(() -> store.update(over, with));
    }

    @Override
    public void delete(Stored over) throws StoreException {
        blaming(
                () -> {
                    store.delete(over);
                    return over;
                });
    }

    @Override
    public void flush() throws StoreException {
        blaming(
                () -> {
                    store.flush();
                    return side;
                });
    }

    @Override
    public long requests() {
        return store.requests();
    }

    @Override
    public void close() {
        store.close();
    }
}
