package io.calferry.http;

import io.calferry.sync.StoreException;

import java.io.IOException;

/// Makes a result of an answer. Gets every status but those that [HttpAccount#send] deals with
/// itself; may leave the body unread.
@FunctionalInterface
public interface ReplyReader<T> {

    T read(Reply reply) throws IOException, StoreException;
}
