package io.calferry.caldav;

import io.calferry.servers.Xandikos;

class XandikosStoreTest extends CalDavContract {

    XandikosStoreTest() {
        super(Xandikos.shared());
    }
}
