package org.kyodo.chassis.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of anything a service takes over HTTP. A request beyond one of them is answered with what was too much, before
 * more of it is read.
 *
 * @param body bytes of a body
 * @param query characters of a query, as sent
 * @param parameters of a query
 * @param headers how many of them
 * @param headerBytes of all headers together
 * @param depth of lists and objects within each other
 * @param elements of one list or object
 * @param text characters of one text
 * @param digits of one number
 */
@ConfigurationProperties("kyodo.http.limits")
public record Limits(
        @DefaultValue("262144") int body,
        @DefaultValue("4096") int query,
        @DefaultValue("30") int parameters,
        @DefaultValue("64") int headers,
        @DefaultValue("16384") int headerBytes,
        @DefaultValue("20") int depth,
        @DefaultValue("1000") int elements,
        @DefaultValue("20000") int text,
        @DefaultValue("40") int digits) {}
