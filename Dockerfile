# Build the jar first: ./mvnw -pl bootstrap -am package -DskipTests
# A JDK, because Unsign.java is run from its source.
FROM eclipse-temurin:25.0.4_7-jdk-noble AS layers
WORKDIR /build
COPY bootstrap/target/hexauth-exec.jar hexauth.jar
COPY bootstrap/src/main/aot/Unsign.java ./
RUN java -Djarmode=tools -jar hexauth.jar extract --layers --destination extracted
RUN java Unsign.java extracted/dependencies/lib
RUN jar --extract --file hexauth.jar META-INF/sbom

FROM eclipse-temurin:25.0.4_7-jre-noble AS service
# libcrypt computes bcrypt, libsodium Argon2id. Without them, hexauth hashes in Java.
RUN apt-get update && apt-get install -y --no-install-recommends libcrypt1 libsodium23 && rm -rf /var/lib/apt/lists/*
RUN groupadd --system hexauth && useradd --system --gid hexauth --no-create-home hexauth
WORKDIR /app
COPY --from=layers /build/extracted/dependencies/ ./
COPY --from=layers /build/extracted/spring-boot-loader/ ./
COPY --from=layers /build/extracted/snapshot-dependencies/ ./
COPY --from=layers /build/extracted/application/ ./
COPY --from=layers /build/META-INF/sbom/ ./sbom/

# Makes the AOT cache, the only result of this stage that is kept. See docs/performance.md.
FROM service AS training
RUN apt-get update && apt-get install -y --no-install-recommends curl openssl postgresql redis-server
COPY bootstrap/src/main/aot/ /training/
RUN /training/train-in-image /app/hexauth.aot --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -jar hexauth.jar

FROM service
LABEL org.opencontainers.image.licenses=Apache-2.0
COPY LICENSE NOTICE bootstrap/src/main/container/ ./
COPY --from=training /app/hexauth.aot ./
USER hexauth
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/app/healthy"]
# The options after start apply unless JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS override them.
ENTRYPOINT ["/app/start", "java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=25", "-XX:NewSize=16m", "-XX:TrimNativeHeapInterval=10000", "-XX:Tier2InvokeNotifyFreqLog=15", "-XX:Tier2BackedgeNotifyFreqLog=18", "-XX:AOTCache=hexauth.aot", "-jar", "hexauth.jar"]
