package dev.edgewise.benchmarks.hits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.edgewise.benchmarks.process.Programs;
import dev.edgewise.benchmarks.process.Server;

/**
 * nginx with {@code proxy_cache}, set up to be quick: a worker per core, sendfile, no
 * access log, connections that are never closed.
 */
final class Nginx implements Peer {

	private static final String CONFIGURATION = """
			user %1$s;
			daemon off;
			worker_processes auto;
			pid %2$s/nginx.pid;
			error_log stderr warn;
			events {
			    worker_connections 1024;
			    multi_accept on;
			}
			http {
			    access_log off;
			    sendfile on;
			    tcp_nopush on;
			    tcp_nodelay on;
			    keepalive_requests 1000000000;
			    client_body_temp_path %2$s/body;
			    proxy_temp_path %2$s/proxy;
			    fastcgi_temp_path %2$s/fastcgi;
			    uwsgi_temp_path %2$s/uwsgi;
			    scgi_temp_path %2$s/scgi;
			    proxy_cache_path %2$s/cache levels=1:2 keys_zone=pages:10m max_size=100m inactive=1h use_temp_path=off;
			    server {
			        listen 127.0.0.1:%3$d backlog=511;
			        location / {
			            proxy_pass %4$s;
			            proxy_http_version 1.1;
			            proxy_cache pages;
			            add_header X-Cache $upstream_cache_status;
			        }
			    }
			}
			""";

	@Override
	public String name() {
		return "nginx";
	}

	@Override
	public Optional<String> missing() {
		return Programs.find("nginx").isPresent() ? Optional.empty() : Optional.of("apt-get install nginx-light");
	}

	@Override
	public Server start(Path directory, int port, Origin origin) {
		Path file = directory.resolve("nginx.conf");
		try {
			Files.writeString(file,
					CONFIGURATION.formatted(System.getProperty("user.name"), directory, port, origin.url()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Server.start(name(), directory, directory.resolve("log"),
				List.of(Programs.find("nginx").orElseThrow().toString(), "-e", "stderr", "-p", directory.toString(),
						"-c", file.toString()));
	}

}
