package org.kyodo.chassis.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * What a service answers at {@code /api/v1/…} it answers at {@code /<service>/api/v1/…} too, its description with it. Some of
 * these addresses every service has, such as {@code /api/v1/forms}: by its name each can be reached through one host, also
 * where what stands before it leads by the beginning of an address and rewrites none. What is for operators is not there.
 */
public final class OwnAddress implements Filter {
    private static final List<String> OFFERED = List.of("/api/v1/", "/v3/api-docs");

    private final String prefix;

    public OwnAddress(String service) {
        this.prefix = "/" + service;
    }

    @Override
    public void doFilter(ServletRequest incoming, ServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) incoming;
        // The one is as it was sent, the other as the container understood it: "/.." makes them differ.
        if (isOffered(request.getRequestURI()) && isOffered(request.getServletPath())) {
            chain.doFilter(new Plain(request), new Named((HttpServletResponse) outgoing));
        } else {
            chain.doFilter(incoming, outgoing);
        }
    }

    private boolean isOffered(String path) {
        return OFFERED.stream().anyMatch(offered -> path.startsWith(prefix + offered));
    }

    /** The request without the name. */
    private final class Plain extends HttpServletRequestWrapper {
        Plain(HttpServletRequest named) {
            super(named);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().substring(prefix.length());
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            return url.delete(
                    url.length() - super.getRequestURI().length(),
                    url.length() - super.getRequestURI().length() + prefix.length());
        }

        @Override
        public String getServletPath() {
            return super.getServletPath().substring(prefix.length());
        }
    }

    /** The answer with the name where it leads on. */
    private final class Named extends HttpServletResponseWrapper {
        Named(HttpServletResponse plain) {
            super(plain);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, leading(name, value));
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, leading(name, value));
        }

        private String leading(String name, String value) {
            return name.equalsIgnoreCase(HttpHeaders.LOCATION) && value.startsWith("/api/v1/") ? prefix + value : value;
        }
    }
}
