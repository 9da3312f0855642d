@echo off
rem Runs the installed Maven (3.8 or newer) on an installed JDK 25 or newer, even if it is not the default java.
rem This is not the stock Maven wrapper: it downloads nothing and names no registry.
rem Unlike mvnw, it shows all of Maven's output, also when it starts the service.
setlocal EnableExtensions EnableDelayedExpansion

set "JDK="
call :consider "%JAVA_HOME%"
call :consider "%JAVA_HOME_25_X64%"
for %%R in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Microsoft" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") do (
  if exist "%%~R" for /d %%J in ("%%~R\*") do call :consider "%%~J"
)
if not defined JDK (
  echo mvnw: no JDK 25 or newer found; install one or set JAVA_HOME to it 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

set "MVN="
if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" set "MVN=%MAVEN_HOME%\bin\mvn.cmd"
if not defined MVN for /f "delims=" %%M in ('where mvn.cmd 2^>nul') do if not defined MVN set "MVN=%%M"
if not defined MVN (
  echo mvnw: no Maven found; install Maven 3.8 or newer, or set MAVEN_HOME to it 1>&2
  exit /b 1
)

rem The browser for console-tests and its driver, if the integration tests run.
set "BROWSER="
echo. %* | findstr /r /c:" verify" /c:" install" /c:" deploy" /c:" integration-test" >nul && (
  if not defined CHROMIUM if exist "%ProgramFiles%\Google\Chrome\Application\chrome.exe" set "CHROMIUM=%ProgramFiles%\Google\Chrome\Application\chrome.exe"
  if not defined CHROMEDRIVER for /f "delims=" %%D in ('where chromedriver.exe 2^>nul') do if not defined CHROMEDRIVER set "CHROMEDRIVER=%%D"
  if defined CHROMIUM if defined CHROMEDRIVER set BROWSER="-Dchromium=!CHROMIUM!" "-Dchromedriver=!CHROMEDRIVER!"
  if not defined BROWSER echo mvnw: leaves out the tests in a browser, console-tests: no Chrome with its driver found; install both, and set CHROMIUM and CHROMEDRIVER 1>&2
)

set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"
call "%MVN%" --no-transfer-progress %BROWSER% %*
exit /b %ERRORLEVEL%

:consider
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "FEATURE=%%~V"
  set "FEATURE=!FEATURE:"=!"
  if !FEATURE! GEQ 25 set "JDK=%~1"
)
exit /b 0
