/**
 * The document store that runs where no MongoDB server is at hand: the MongoDB wire protocol over one H2 MVStore file.
 *
 * <p>Owns the store's file and its one command thread. Answers a write only when the write is in the file, so a process
 * that is killed loses nothing it acknowledged. It speaks a subset of MongoDB; what lies outside (transactions, update
 * pipelines, partial indexes, TTL, text search) must not be used by anyone who wants to run on both. It may call no
 * other module.
 */
@NullMarked
package org.lerexchange.docstore;

import org.jspecify.annotations.NullMarked;
