package io.calferry.sync;

/// The twin that other tests rely on keeps the contract like any store.
class MemoryStoreTest extends StoreContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    protected Store open() {
        return store;
    }

    @Override
    protected Foreigner foreigner() {
        return new Foreigner() {
            @Override
            public Href create(CalendarObject object) {
                var href = new Href("/theirs/" + object.uid());
                return store.userPuts(href, object.uid().value(), object.text()).href();
            }

            @Override
            public void replace(Href href, CalendarObject with) {
                store.userPuts(href, with.uid().value(), with.text());
            }

            @Override
            public void delete(Href href) {
                store.userDeletes(href.value().substring(1));
            }
        };
    }
}
