// Generated from schemas/ by `npm run generate`. Do not edit.
"use strict";
export const validate_plan = validate10;
const schema11 = {"type":"object","additionalProperties":false,"required":["format_version","vipbook_version","identity","summary","invocation","sources","facts","resource_changes","plays","tasks","steps","diffs","moves","preconditions","preflight","findings","risk","policies","observed"],"properties":{"format_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+$"},"vipbook_version":{"type":"string","minLength":1},"identity":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"summary":{"$ref":"#/definitions/Summary"},"invocation":{"$ref":"#/definitions/Invocation"},"sources":{"type":"array","items":{"$ref":"#/definitions/Source"}},"facts":{"type":"array","items":{"$ref":"#/definitions/FactsUsed"}},"resource_changes":{"type":"array","items":{"$ref":"#/definitions/ResourceChange"}},"plays":{"type":"array","items":{"$ref":"#/definitions/PlannedPlay"}},"tasks":{"type":"array","items":{"$ref":"#/definitions/PlannedTask"}},"steps":{"type":"array","items":{"$ref":"#/definitions/PlannedStep"}},"diffs":{"type":"array","items":{"$ref":"#/definitions/PlannedDiff"}},"moves":{"type":"array","items":{"$ref":"#/definitions/PlannedMove"}},"preconditions":{"type":"array","items":{"$ref":"#/definitions/Precondition"}},"preflight":{"type":"array","items":{"$ref":"#/definitions/PreflightCheck"}},"findings":{"type":"array","items":{"$ref":"#/definitions/Finding"}},"risk":{"$ref":"#/definitions/Risk"},"policies":{"type":"array","items":{"$ref":"#/definitions/PolicyVerdict"}},"observed":{"$ref":"#/definitions/Observed"}},"definitions":{"Summary":{"type":"object","additionalProperties":false,"required":["title","add","change","destroy","move","run","unknown","hosts","outageMs","outageBudgetMs","risk","applicable"],"properties":{"title":{"type":"string"},"add":{"type":"integer","minimum":0},"change":{"type":"integer","minimum":0},"destroy":{"type":"integer","minimum":0},"move":{"type":"integer","minimum":0},"run":{"type":"integer","minimum":0},"unknown":{"type":"integer","minimum":0},"hosts":{"type":"array","items":{"type":"string"}},"outageMs":{"type":["integer","null"]},"outageBudgetMs":{"type":["integer","null"]},"risk":{"type":"string","enum":["low","medium","high"]},"applicable":{"type":"boolean"}}},"Invocation":{"type":"object","additionalProperties":false,"required":["playbook","inventory","extraVariables","snapshot"],"properties":{"playbook":{"type":"string"},"inventory":{"type":"array","items":{"type":"string"}},"snapshot":{"type":["string","null"]},"limit":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"skipTags":{"type":"array","items":{"type":"string"}},"plays":{"type":"array","items":{"type":"string"}},"startAtTask":{"type":"string"},"forceHandlers":{"type":"boolean"},"become":{"type":"boolean"},"becomeUser":{"type":"string"},"becomeMethod":{"type":"string"},"extraVariables":{"type":"array","items":{"$ref":"#/definitions/ExtraVariable"}}}},"ExtraVariable":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string"},"hmac":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"Source":{"type":"object","additionalProperties":false,"required":["kind","path","sha256"],"properties":{"kind":{"type":"string","enum":["playbook","inventory","policy"]},"path":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"FactsUsed":{"type":"object","additionalProperties":false,"required":["host","from"],"properties":{"host":{"type":"string"},"from":{"type":"string","enum":["snapshot","host"]},"file":{"type":"string"},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$"}}},"ResourceChange":{"type":"object","additionalProperties":false,"required":["address","type","name","change","vipbook"],"properties":{"address":{"type":"string"},"type":{"type":"string","enum":["address","file","sysctl","service","command","task"]},"name":{"type":"string"},"change":{"$ref":"#/definitions/Change"},"vipbook":{"$ref":"#/definitions/ResourceDetail"}}},"Change":{"type":"object","additionalProperties":false,"required":["actions","before","after"],"properties":{"actions":{"type":"array","items":{"type":"string","enum":["create","update","delete","run","unknown"]}},"before":{"type":["object","null"],"additionalProperties":true},"after":{"type":["object","null"],"additionalProperties":true}}},"ResourceDetail":{"type":"object","additionalProperties":false,"required":["host","symbol","tasks"],"properties":{"host":{"type":"string"},"symbol":{"type":"string","enum":["+","-","~","-/+",">","?"]},"tasks":{"type":"array","items":{"type":"integer","minimum":1}},"because":{"type":"string"}}},"Location":{"type":"object","additionalProperties":false,"properties":{"file":{"type":"string"},"host":{"type":"string"},"range":{"$ref":"#/definitions/TextRange"}}},"TextRange":{"type":"object","additionalProperties":false,"required":["start","end"],"properties":{"start":{"$ref":"#/definitions/TextPosition"},"end":{"$ref":"#/definitions/TextPosition"}}},"TextPosition":{"type":"object","additionalProperties":false,"required":["line","column"],"properties":{"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1}}},"PlannedPlay":{"type":"object","additionalProperties":false,"required":["number","name","where","hosts"],"properties":{"number":{"type":"integer","minimum":1},"name":{"type":"string"},"where":{"$ref":"#/definitions/Location"},"hosts":{"type":"array","items":{"type":"string"}}}},"PlannedTask":{"type":"object","additionalProperties":false,"required":["number","play","name","module","where","handler","decisions"],"properties":{"number":{"type":"integer","minimum":1},"play":{"type":"integer","minimum":1},"name":{"type":"string"},"module":{"type":"string"},"where":{"$ref":"#/definitions/Location"},"handler":{"type":"boolean"},"decisions":{"type":"array","items":{"$ref":"#/definitions/Decision"}}}},"Decision":{"type":"object","additionalProperties":false,"required":["host","decision"],"properties":{"host":{"type":"string"},"item":{"type":"string"},"decision":{"type":"string","enum":["will-run","wont-run","cannot-know"]},"status":{"type":"string","enum":["ok","changed","failed"]},"because":{"type":"string"},"message":{"type":"string"}}},"PlannedStep":{"type":"object","additionalProperties":false,"required":["number","group","task","host","title","changes","operations","commands","undo"],"properties":{"number":{"type":"integer","minimum":1},"group":{"type":"integer","minimum":1},"task":{"type":"integer","minimum":1},"host":{"type":"string"},"title":{"type":"string"},"phase":{"type":"string"},"phaseTitle":{"type":"string"},"changes":{"type":"boolean"},"commits":{"type":"boolean"},"outage":{"type":"string","enum":["begins","ends","within"]},"operations":{"type":"array","items":{"$ref":"#/definitions/PlannedOperation"}},"commands":{"type":"array","items":{"type":"string"}},"undo":{"type":"array","items":{"$ref":"#/definitions/UndoStep"}}}},"PlannedOperation":{"type":"object","additionalProperties":true,"required":["do"],"properties":{"do":{"type":"string"}}},"UndoStep":{"type":"object","additionalProperties":false,"required":["host","title","operations","commands"],"properties":{"host":{"type":"string"},"title":{"type":"string"},"operations":{"type":"array","items":{"$ref":"#/definitions/PlannedOperation"}},"commands":{"type":"array","items":{"type":"string"}}}},"PlannedDiff":{"type":"object","additionalProperties":false,"required":["task","host","path","about","before","after","unified"],"properties":{"task":{"type":"integer","minimum":1},"host":{"type":"string"},"path":{"type":"string"},"about":{"type":"string","enum":["content","attributes","summary"]},"before":{"anyOf":[{"$ref":"#/definitions/FileDigest"},{"type":"null"}]},"after":{"anyOf":[{"$ref":"#/definitions/FileDigest"},{"type":"null"}]},"unified":{"type":["string","null"]},"withheld":{"type":"string"}}},"FileDigest":{"type":"object","additionalProperties":false,"required":["sha256"],"properties":{"sha256":{"type":["string","null"]}}},"PlannedMove":{"type":"object","additionalProperties":false,"required":["task","address","prefix","strategy","summary","old","new","neighbours","outage","commitStep","timers","ifControllerDies","rollback"],"properties":{"task":{"type":"integer","minimum":1},"address":{"type":"string"},"prefix":{"type":"integer","minimum":0,"maximum":128},"strategy":{"type":"string","enum":["make-before-break","break-before-make"]},"summary":{"type":"string"},"together":{"type":"object","additionalProperties":false,"required":["anchor","others"],"properties":{"anchor":{"type":"string"},"others":{"type":"array","items":{"type":"string"}}}},"old":{"$ref":"#/definitions/MoveSide"},"new":{"$ref":"#/definitions/MoveSide"},"neighbours":{"type":"array","items":{"$ref":"#/definitions/MoveNeighbour"}},"outage":{"$ref":"#/definitions/Outage"},"connections":{"type":"object","additionalProperties":false,"required":["kept","says"],"properties":{"kept":{"type":"boolean"},"says":{"type":"string"}}},"commitStep":{"type":["integer","null"]},"timers":{"type":"array","items":{"$ref":"#/definitions/MoveTimer"}},"ifControllerDies":{"type":"array","items":{"$ref":"#/definitions/Consequence"}},"ifHostDies":{"type":"array","items":{"$ref":"#/definitions/Consequence"}},"rollback":{"type":"array","items":{"type":"string"}}}},"MoveSide":{"type":"object","additionalProperties":false,"required":["host","device","mac","files"],"properties":{"host":{"type":"string"},"device":{"type":"string"},"label":{"type":"string"},"mac":{"type":"string"},"own":{"type":"string"},"files":{"type":"array","items":{"type":"string"}}}},"MoveNeighbour":{"type":"object","additionalProperties":false,"required":["address","gateway"],"properties":{"address":{"type":"string"},"mac":{"type":"string"},"gateway":{"type":"boolean"},"host":{"type":"string"}}},"Outage":{"type":"object","additionalProperties":false,"required":["expectedMs","worstMs","budgetMs","because"],"properties":{"expectedMs":{"type":"integer","minimum":0},"worstMs":{"type":["integer","null"]},"budgetMs":{"type":["integer","null"]},"because":{"type":"string"},"beginsAt":{"type":"integer","minimum":1},"endsAt":{"type":"integer","minimum":1}}},"MoveTimer":{"type":"object","additionalProperties":false,"required":["host","seconds","means"],"properties":{"host":{"type":"string"},"seconds":{"type":"integer","minimum":0},"means":{"type":"string"}}},"Consequence":{"type":"object","additionalProperties":false,"required":["when","then","withinSeconds"],"properties":{"when":{"type":"string"},"then":{"type":"string"},"withinSeconds":{"type":["integer","null"]}}},"Precondition":{"type":"object","additionalProperties":false,"required":["id","host","kind","subject","expected"],"properties":{"id":{"type":"string"},"host":{"type":"string"},"kind":{"type":"string","enum":["address","link","file","ifstate","sysctl","manager","user"]},"subject":{"type":"string"},"expected":{"type":"string"}}},"PreflightCheck":{"type":"object","additionalProperties":false,"required":["task","says","proof","state"],"properties":{"task":{"type":"integer","minimum":1},"code":{"type":"string"},"says":{"type":"string"},"host":{"type":"string"},"proof":{"type":"string","enum":["facts","apply","nobody"]},"state":{"type":"string","enum":["holds","fails","overruled","open"]}}},"Finding":{"type":"object","additionalProperties":false,"required":["code","severity","message"],"properties":{"code":{"type":"string"},"severity":{"type":"string","enum":["error","warning","information"]},"message":{"type":"string"},"where":{"$ref":"#/definitions/Location"},"remedy":{"type":"string"},"task":{"type":"integer","minimum":1}}},"Risk":{"type":"object","additionalProperties":false,"required":["level","reasons"],"properties":{"level":{"type":"string","enum":["low","medium","high"]},"reasons":{"type":"array","items":{"$ref":"#/definitions/RiskReason"}}}},"RiskReason":{"type":"object","additionalProperties":false,"required":["level","says"],"properties":{"level":{"type":"string","enum":["low","medium","high"]},"says":{"type":"string"},"task":{"type":"integer","minimum":1}}},"PolicyVerdict":{"type":"object","additionalProperties":false,"required":["policy","verdict","says"],"properties":{"policy":{"type":"string","enum":["max_outage_ms","protected_hosts","hours","approve_risk","strategies","unknown"]},"verdict":{"type":"string","enum":["met","broken","needs-approval","at-apply"]},"code":{"type":"string"},"says":{"type":"string"}}},"Observed":{"type":"object","additionalProperties":false,"required":["facts"],"properties":{"facts":{"type":"array","items":{"$ref":"#/definitions/ObservedFacts"}}}},"ObservedFacts":{"type":"object","additionalProperties":false,"required":["host","gatheredAt"],"properties":{"host":{"type":"string"},"gatheredAt":{"type":"string"}}}}};
const schema12 = {"type":"object","additionalProperties":false,"required":["title","add","change","destroy","move","run","unknown","hosts","outageMs","outageBudgetMs","risk","applicable"],"properties":{"title":{"type":"string"},"add":{"type":"integer","minimum":0},"change":{"type":"integer","minimum":0},"destroy":{"type":"integer","minimum":0},"move":{"type":"integer","minimum":0},"run":{"type":"integer","minimum":0},"unknown":{"type":"integer","minimum":0},"hosts":{"type":"array","items":{"type":"string"}},"outageMs":{"type":["integer","null"]},"outageBudgetMs":{"type":["integer","null"]},"risk":{"type":"string","enum":["low","medium","high"]},"applicable":{"type":"boolean"}}};
const schema15 = {"type":"object","additionalProperties":false,"required":["kind","path","sha256"],"properties":{"kind":{"type":"string","enum":["playbook","inventory","policy"]},"path":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}}};
const schema16 = {"type":"object","additionalProperties":false,"required":["host","from"],"properties":{"host":{"type":"string"},"from":{"type":"string","enum":["snapshot","host"]},"file":{"type":"string"},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$"}}};
const schema42 = {"type":"object","additionalProperties":false,"required":["id","host","kind","subject","expected"],"properties":{"id":{"type":"string"},"host":{"type":"string"},"kind":{"type":"string","enum":["address","link","file","ifstate","sysctl","manager","user"]},"subject":{"type":"string"},"expected":{"type":"string"}}};
const schema43 = {"type":"object","additionalProperties":false,"required":["task","says","proof","state"],"properties":{"task":{"type":"integer","minimum":1},"code":{"type":"string"},"says":{"type":"string"},"host":{"type":"string"},"proof":{"type":"string","enum":["facts","apply","nobody"]},"state":{"type":"string","enum":["holds","fails","overruled","open"]}}};
const schema47 = {"type":"object","additionalProperties":false,"required":["policy","verdict","says"],"properties":{"policy":{"type":"string","enum":["max_outage_ms","protected_hosts","hours","approve_risk","strategies","unknown"]},"verdict":{"type":"string","enum":["met","broken","needs-approval","at-apply"]},"code":{"type":"string"},"says":{"type":"string"}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[0-9]+\\.[0-9]+$", "u");
const pattern1 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern2 = new RegExp("^[0-9a-f]{64}$", "u");
const schema13 = {"type":"object","additionalProperties":false,"required":["playbook","inventory","extraVariables","snapshot"],"properties":{"playbook":{"type":"string"},"inventory":{"type":"array","items":{"type":"string"}},"snapshot":{"type":["string","null"]},"limit":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},"skipTags":{"type":"array","items":{"type":"string"}},"plays":{"type":"array","items":{"type":"string"}},"startAtTask":{"type":"string"},"forceHandlers":{"type":"boolean"},"become":{"type":"boolean"},"becomeUser":{"type":"string"},"becomeMethod":{"type":"string"},"extraVariables":{"type":"array","items":{"$ref":"#/definitions/ExtraVariable"}}}};
const schema14 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string"},"hmac":{"type":"string","pattern":"^[0-9a-f]{64}$"}}};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.playbook === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "playbook"},message:"must have required property '"+"playbook"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.inventory === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "inventory"},message:"must have required property '"+"inventory"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.extraVariables === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "extraVariables"},message:"must have required property '"+"extraVariables"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.snapshot === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "snapshot"},message:"must have required property '"+"snapshot"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema13.properties, key0))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.playbook !== undefined){
if(typeof data.playbook !== "string"){
const err5 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.inventory !== undefined){
let data1 = data.inventory;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err6 = {instancePath:instancePath+"/inventory/" + i0,schemaPath:"#/properties/inventory/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/inventory",schemaPath:"#/properties/inventory/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.snapshot !== undefined){
let data3 = data.snapshot;
if((typeof data3 !== "string") && (data3 !== null)){
const err8 = {instancePath:instancePath+"/snapshot",schemaPath:"#/properties/snapshot/type",keyword:"type",params:{type: schema13.properties.snapshot.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.limit !== undefined){
if(typeof data.limit !== "string"){
const err9 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.tags !== undefined){
let data5 = data.tags;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(typeof data5[i1] !== "string"){
const err10 = {instancePath:instancePath+"/tags/" + i1,schemaPath:"#/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.skipTags !== undefined){
let data7 = data.skipTags;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
if(typeof data7[i2] !== "string"){
const err12 = {instancePath:instancePath+"/skipTags/" + i2,schemaPath:"#/properties/skipTags/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/skipTags",schemaPath:"#/properties/skipTags/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.plays !== undefined){
let data9 = data.plays;
if(Array.isArray(data9)){
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
if(typeof data9[i3] !== "string"){
const err14 = {instancePath:instancePath+"/plays/" + i3,schemaPath:"#/properties/plays/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/plays",schemaPath:"#/properties/plays/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.startAtTask !== undefined){
if(typeof data.startAtTask !== "string"){
const err16 = {instancePath:instancePath+"/startAtTask",schemaPath:"#/properties/startAtTask/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.forceHandlers !== undefined){
if(typeof data.forceHandlers !== "boolean"){
const err17 = {instancePath:instancePath+"/forceHandlers",schemaPath:"#/properties/forceHandlers/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.become !== undefined){
if(typeof data.become !== "boolean"){
const err18 = {instancePath:instancePath+"/become",schemaPath:"#/properties/become/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.becomeUser !== undefined){
if(typeof data.becomeUser !== "string"){
const err19 = {instancePath:instancePath+"/becomeUser",schemaPath:"#/properties/becomeUser/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.becomeMethod !== undefined){
if(typeof data.becomeMethod !== "string"){
const err20 = {instancePath:instancePath+"/becomeMethod",schemaPath:"#/properties/becomeMethod/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.extraVariables !== undefined){
let data16 = data.extraVariables;
if(Array.isArray(data16)){
const len4 = data16.length;
for(let i4=0; i4<len4; i4++){
let data17 = data16[i4];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.name === undefined){
const err21 = {instancePath:instancePath+"/extraVariables/" + i4,schemaPath:"#/definitions/ExtraVariable/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 in data17){
if(!((key1 === "name") || (key1 === "hmac"))){
const err22 = {instancePath:instancePath+"/extraVariables/" + i4,schemaPath:"#/definitions/ExtraVariable/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data17.name !== undefined){
if(typeof data17.name !== "string"){
const err23 = {instancePath:instancePath+"/extraVariables/" + i4+"/name",schemaPath:"#/definitions/ExtraVariable/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data17.hmac !== undefined){
let data19 = data17.hmac;
if(typeof data19 === "string"){
if(!pattern2.test(data19)){
const err24 = {instancePath:instancePath+"/extraVariables/" + i4+"/hmac",schemaPath:"#/definitions/ExtraVariable/properties/hmac/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/extraVariables/" + i4+"/hmac",schemaPath:"#/definitions/ExtraVariable/properties/hmac/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/extraVariables/" + i4,schemaPath:"#/definitions/ExtraVariable/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/extraVariables",schemaPath:"#/properties/extraVariables/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const schema17 = {"type":"object","additionalProperties":false,"required":["address","type","name","change","vipbook"],"properties":{"address":{"type":"string"},"type":{"type":"string","enum":["address","file","sysctl","service","command","task"]},"name":{"type":"string"},"change":{"$ref":"#/definitions/Change"},"vipbook":{"$ref":"#/definitions/ResourceDetail"}}};
const schema18 = {"type":"object","additionalProperties":false,"required":["actions","before","after"],"properties":{"actions":{"type":"array","items":{"type":"string","enum":["create","update","delete","run","unknown"]}},"before":{"type":["object","null"],"additionalProperties":true},"after":{"type":["object","null"],"additionalProperties":true}}};
const schema19 = {"type":"object","additionalProperties":false,"required":["host","symbol","tasks"],"properties":{"host":{"type":"string"},"symbol":{"type":"string","enum":["+","-","~","-/+",">","?"]},"tasks":{"type":"array","items":{"type":"integer","minimum":1}},"because":{"type":"string"}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.address === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.type === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.change === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "change"},message:"must have required property '"+"change"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.vipbook === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "vipbook"},message:"must have required property '"+"vipbook"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "address") || (key0 === "type")) || (key0 === "name")) || (key0 === "change")) || (key0 === "vipbook"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.address !== undefined){
if(typeof data.address !== "string"){
const err6 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((((data1 === "address") || (data1 === "file")) || (data1 === "sysctl")) || (data1 === "service")) || (data1 === "command")) || (data1 === "task"))){
const err8 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema17.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.change !== undefined){
let data3 = data.change;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.actions === undefined){
const err10 = {instancePath:instancePath+"/change",schemaPath:"#/definitions/Change/required",keyword:"required",params:{missingProperty: "actions"},message:"must have required property '"+"actions"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3.before === undefined){
const err11 = {instancePath:instancePath+"/change",schemaPath:"#/definitions/Change/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.after === undefined){
const err12 = {instancePath:instancePath+"/change",schemaPath:"#/definitions/Change/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data3){
if(!(((key1 === "actions") || (key1 === "before")) || (key1 === "after"))){
const err13 = {instancePath:instancePath+"/change",schemaPath:"#/definitions/Change/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.actions !== undefined){
let data4 = data3.actions;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err14 = {instancePath:instancePath+"/change/actions/" + i0,schemaPath:"#/definitions/Change/properties/actions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((((data5 === "create") || (data5 === "update")) || (data5 === "delete")) || (data5 === "run")) || (data5 === "unknown"))){
const err15 = {instancePath:instancePath+"/change/actions/" + i0,schemaPath:"#/definitions/Change/properties/actions/items/enum",keyword:"enum",params:{allowedValues: schema18.properties.actions.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/change/actions",schemaPath:"#/definitions/Change/properties/actions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data3.before !== undefined){
let data6 = data3.before;
if((!(data6 && typeof data6 == "object" && !Array.isArray(data6))) && (data6 !== null)){
const err17 = {instancePath:instancePath+"/change/before",schemaPath:"#/definitions/Change/properties/before/type",keyword:"type",params:{type: schema18.properties.before.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data3.after !== undefined){
let data7 = data3.after;
if((!(data7 && typeof data7 == "object" && !Array.isArray(data7))) && (data7 !== null)){
const err18 = {instancePath:instancePath+"/change/after",schemaPath:"#/definitions/Change/properties/after/type",keyword:"type",params:{type: schema18.properties.after.type},message:"must be object,null"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/change",schemaPath:"#/definitions/Change/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.vipbook !== undefined){
let data8 = data.vipbook;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.host === undefined){
const err20 = {instancePath:instancePath+"/vipbook",schemaPath:"#/definitions/ResourceDetail/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data8.symbol === undefined){
const err21 = {instancePath:instancePath+"/vipbook",schemaPath:"#/definitions/ResourceDetail/required",keyword:"required",params:{missingProperty: "symbol"},message:"must have required property '"+"symbol"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data8.tasks === undefined){
const err22 = {instancePath:instancePath+"/vipbook",schemaPath:"#/definitions/ResourceDetail/required",keyword:"required",params:{missingProperty: "tasks"},message:"must have required property '"+"tasks"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key2 in data8){
if(!((((key2 === "host") || (key2 === "symbol")) || (key2 === "tasks")) || (key2 === "because"))){
const err23 = {instancePath:instancePath+"/vipbook",schemaPath:"#/definitions/ResourceDetail/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data8.host !== undefined){
if(typeof data8.host !== "string"){
const err24 = {instancePath:instancePath+"/vipbook/host",schemaPath:"#/definitions/ResourceDetail/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data8.symbol !== undefined){
let data10 = data8.symbol;
if(typeof data10 !== "string"){
const err25 = {instancePath:instancePath+"/vipbook/symbol",schemaPath:"#/definitions/ResourceDetail/properties/symbol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!((((((data10 === "+") || (data10 === "-")) || (data10 === "~")) || (data10 === "-/+")) || (data10 === ">")) || (data10 === "?"))){
const err26 = {instancePath:instancePath+"/vipbook/symbol",schemaPath:"#/definitions/ResourceDetail/properties/symbol/enum",keyword:"enum",params:{allowedValues: schema19.properties.symbol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data8.tasks !== undefined){
let data11 = data8.tasks;
if(Array.isArray(data11)){
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err27 = {instancePath:instancePath+"/vipbook/tasks/" + i1,schemaPath:"#/definitions/ResourceDetail/properties/tasks/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 1 || isNaN(data12)){
const err28 = {instancePath:instancePath+"/vipbook/tasks/" + i1,schemaPath:"#/definitions/ResourceDetail/properties/tasks/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
}
else {
const err29 = {instancePath:instancePath+"/vipbook/tasks",schemaPath:"#/definitions/ResourceDetail/properties/tasks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data8.because !== undefined){
if(typeof data8.because !== "string"){
const err30 = {instancePath:instancePath+"/vipbook/because",schemaPath:"#/definitions/ResourceDetail/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/vipbook",schemaPath:"#/definitions/ResourceDetail/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","additionalProperties":false,"required":["number","name","where","hosts"],"properties":{"number":{"type":"integer","minimum":1},"name":{"type":"string"},"where":{"$ref":"#/definitions/Location"},"hosts":{"type":"array","items":{"type":"string"}}}};
const schema21 = {"type":"object","additionalProperties":false,"properties":{"file":{"type":"string"},"host":{"type":"string"},"range":{"$ref":"#/definitions/TextRange"}}};
const schema22 = {"type":"object","additionalProperties":false,"required":["start","end"],"properties":{"start":{"$ref":"#/definitions/TextPosition"},"end":{"$ref":"#/definitions/TextPosition"}}};
const schema23 = {"type":"object","additionalProperties":false,"required":["line","column"],"properties":{"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1}}};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.start === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.end === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "start") || (key0 === "end"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.start !== undefined){
let data0 = data.start;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.line === undefined){
const err3 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/TextPosition/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.column === undefined){
const err4 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/TextPosition/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data0){
if(!((key1 === "line") || (key1 === "column"))){
const err5 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/TextPosition/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.line !== undefined){
let data1 = data0.line;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/start/line",schemaPath:"#/definitions/TextPosition/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/start/line",schemaPath:"#/definitions/TextPosition/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data0.column !== undefined){
let data2 = data0.column;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err8 = {instancePath:instancePath+"/start/column",schemaPath:"#/definitions/TextPosition/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/start/column",schemaPath:"#/definitions/TextPosition/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/start",schemaPath:"#/definitions/TextPosition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.end !== undefined){
let data3 = data.end;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.line === undefined){
const err11 = {instancePath:instancePath+"/end",schemaPath:"#/definitions/TextPosition/required",keyword:"required",params:{missingProperty: "line"},message:"must have required property '"+"line"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.column === undefined){
const err12 = {instancePath:instancePath+"/end",schemaPath:"#/definitions/TextPosition/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key2 in data3){
if(!((key2 === "line") || (key2 === "column"))){
const err13 = {instancePath:instancePath+"/end",schemaPath:"#/definitions/TextPosition/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data3.line !== undefined){
let data4 = data3.line;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err14 = {instancePath:instancePath+"/end/line",schemaPath:"#/definitions/TextPosition/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err15 = {instancePath:instancePath+"/end/line",schemaPath:"#/definitions/TextPosition/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data3.column !== undefined){
let data5 = data3.column;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err16 = {instancePath:instancePath+"/end/column",schemaPath:"#/definitions/TextPosition/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err17 = {instancePath:instancePath+"/end/column",schemaPath:"#/definitions/TextPosition/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/end",schemaPath:"#/definitions/TextPosition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}


function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "file") || (key0 === "host")) || (key0 === "range"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.file !== undefined){
if(typeof data.file !== "string"){
const err1 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err2 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.range !== undefined){
if(!(validate17(data.range, {instancePath:instancePath+"/range",parentData:data,parentDataProperty:"range",rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}


function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.number === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.where === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.hosts === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hosts"},message:"must have required property '"+"hosts"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "number") || (key0 === "name")) || (key0 === "where")) || (key0 === "hosts"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.number !== undefined){
let data0 = data.number;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err5 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err6 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.where !== undefined){
if(!(validate16(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.hosts !== undefined){
let data3 = data.hosts;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(typeof data3[i0] !== "string"){
const err8 = {instancePath:instancePath+"/hosts/" + i0,schemaPath:"#/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

const schema25 = {"type":"object","additionalProperties":false,"required":["number","play","name","module","where","handler","decisions"],"properties":{"number":{"type":"integer","minimum":1},"play":{"type":"integer","minimum":1},"name":{"type":"string"},"module":{"type":"string"},"where":{"$ref":"#/definitions/Location"},"handler":{"type":"boolean"},"decisions":{"type":"array","items":{"$ref":"#/definitions/Decision"}}}};
const schema26 = {"type":"object","additionalProperties":false,"required":["host","decision"],"properties":{"host":{"type":"string"},"item":{"type":"string"},"decision":{"type":"string","enum":["will-run","wont-run","cannot-know"]},"status":{"type":"string","enum":["ok","changed","failed"]},"because":{"type":"string"},"message":{"type":"string"}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.number === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.play === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "play"},message:"must have required property '"+"play"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.name === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.module === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "module"},message:"must have required property '"+"module"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.where === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "where"},message:"must have required property '"+"where"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.handler === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "handler"},message:"must have required property '"+"handler"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.decisions === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "decisions"},message:"must have required property '"+"decisions"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "number") || (key0 === "play")) || (key0 === "name")) || (key0 === "module")) || (key0 === "where")) || (key0 === "handler")) || (key0 === "decisions"))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.number !== undefined){
let data0 = data.number;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err8 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err9 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.play !== undefined){
let data1 = data.play;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err10 = {instancePath:instancePath+"/play",schemaPath:"#/properties/play/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err11 = {instancePath:instancePath+"/play",schemaPath:"#/properties/play/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err12 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.module !== undefined){
if(typeof data.module !== "string"){
const err13 = {instancePath:instancePath+"/module",schemaPath:"#/properties/module/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.where !== undefined){
if(!(validate16(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.handler !== undefined){
if(typeof data.handler !== "boolean"){
const err14 = {instancePath:instancePath+"/handler",schemaPath:"#/properties/handler/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.decisions !== undefined){
let data6 = data.decisions;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.host === undefined){
const err15 = {instancePath:instancePath+"/decisions/" + i0,schemaPath:"#/definitions/Decision/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data7.decision === undefined){
const err16 = {instancePath:instancePath+"/decisions/" + i0,schemaPath:"#/definitions/Decision/required",keyword:"required",params:{missingProperty: "decision"},message:"must have required property '"+"decision"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 in data7){
if(!((((((key1 === "host") || (key1 === "item")) || (key1 === "decision")) || (key1 === "status")) || (key1 === "because")) || (key1 === "message"))){
const err17 = {instancePath:instancePath+"/decisions/" + i0,schemaPath:"#/definitions/Decision/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data7.host !== undefined){
if(typeof data7.host !== "string"){
const err18 = {instancePath:instancePath+"/decisions/" + i0+"/host",schemaPath:"#/definitions/Decision/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data7.item !== undefined){
if(typeof data7.item !== "string"){
const err19 = {instancePath:instancePath+"/decisions/" + i0+"/item",schemaPath:"#/definitions/Decision/properties/item/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.decision !== undefined){
let data10 = data7.decision;
if(typeof data10 !== "string"){
const err20 = {instancePath:instancePath+"/decisions/" + i0+"/decision",schemaPath:"#/definitions/Decision/properties/decision/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!(((data10 === "will-run") || (data10 === "wont-run")) || (data10 === "cannot-know"))){
const err21 = {instancePath:instancePath+"/decisions/" + i0+"/decision",schemaPath:"#/definitions/Decision/properties/decision/enum",keyword:"enum",params:{allowedValues: schema26.properties.decision.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data7.status !== undefined){
let data11 = data7.status;
if(typeof data11 !== "string"){
const err22 = {instancePath:instancePath+"/decisions/" + i0+"/status",schemaPath:"#/definitions/Decision/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!(((data11 === "ok") || (data11 === "changed")) || (data11 === "failed"))){
const err23 = {instancePath:instancePath+"/decisions/" + i0+"/status",schemaPath:"#/definitions/Decision/properties/status/enum",keyword:"enum",params:{allowedValues: schema26.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data7.because !== undefined){
if(typeof data7.because !== "string"){
const err24 = {instancePath:instancePath+"/decisions/" + i0+"/because",schemaPath:"#/definitions/Decision/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data7.message !== undefined){
if(typeof data7.message !== "string"){
const err25 = {instancePath:instancePath+"/decisions/" + i0+"/message",schemaPath:"#/definitions/Decision/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/decisions/" + i0,schemaPath:"#/definitions/Decision/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const schema27 = {"type":"object","additionalProperties":false,"required":["number","group","task","host","title","changes","operations","commands","undo"],"properties":{"number":{"type":"integer","minimum":1},"group":{"type":"integer","minimum":1},"task":{"type":"integer","minimum":1},"host":{"type":"string"},"title":{"type":"string"},"phase":{"type":"string"},"phaseTitle":{"type":"string"},"changes":{"type":"boolean"},"commits":{"type":"boolean"},"outage":{"type":"string","enum":["begins","ends","within"]},"operations":{"type":"array","items":{"$ref":"#/definitions/PlannedOperation"}},"commands":{"type":"array","items":{"type":"string"}},"undo":{"type":"array","items":{"$ref":"#/definitions/UndoStep"}}}};
const schema28 = {"type":"object","additionalProperties":true,"required":["do"],"properties":{"do":{"type":"string"}}};
const schema29 = {"type":"object","additionalProperties":false,"required":["host","title","operations","commands"],"properties":{"host":{"type":"string"},"title":{"type":"string"},"operations":{"type":"array","items":{"$ref":"#/definitions/PlannedOperation"}},"commands":{"type":"array","items":{"type":"string"}}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.host === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.operations === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operations"},message:"must have required property '"+"operations"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.commands === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "commands"},message:"must have required property '"+"commands"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "host") || (key0 === "title")) || (key0 === "operations")) || (key0 === "commands"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err5 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.operations !== undefined){
let data2 = data.operations;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.do === undefined){
const err7 = {instancePath:instancePath+"/operations/" + i0,schemaPath:"#/definitions/PlannedOperation/required",keyword:"required",params:{missingProperty: "do"},message:"must have required property '"+"do"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.do !== undefined){
if(typeof data3.do !== "string"){
const err8 = {instancePath:instancePath+"/operations/" + i0+"/do",schemaPath:"#/definitions/PlannedOperation/properties/do/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/operations/" + i0,schemaPath:"#/definitions/PlannedOperation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.commands !== undefined){
let data5 = data.commands;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(typeof data5[i1] !== "string"){
const err11 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.number === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "number"},message:"must have required property '"+"number"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.group === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.task === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.host === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.title === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.changes === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "changes"},message:"must have required property '"+"changes"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.operations === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "operations"},message:"must have required property '"+"operations"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.commands === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "commands"},message:"must have required property '"+"commands"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.undo === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "undo"},message:"must have required property '"+"undo"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema27.properties, key0))){
const err9 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.number !== undefined){
let data0 = data.number;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err10 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err11 = {instancePath:instancePath+"/number",schemaPath:"#/properties/number/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.group !== undefined){
let data1 = data.group;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err12 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err13 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.task !== undefined){
let data2 = data.task;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err14 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err15 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err16 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err17 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.phase !== undefined){
if(typeof data.phase !== "string"){
const err18 = {instancePath:instancePath+"/phase",schemaPath:"#/properties/phase/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.phaseTitle !== undefined){
if(typeof data.phaseTitle !== "string"){
const err19 = {instancePath:instancePath+"/phaseTitle",schemaPath:"#/properties/phaseTitle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.changes !== undefined){
if(typeof data.changes !== "boolean"){
const err20 = {instancePath:instancePath+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.commits !== undefined){
if(typeof data.commits !== "boolean"){
const err21 = {instancePath:instancePath+"/commits",schemaPath:"#/properties/commits/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.outage !== undefined){
let data9 = data.outage;
if(typeof data9 !== "string"){
const err22 = {instancePath:instancePath+"/outage",schemaPath:"#/properties/outage/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!(((data9 === "begins") || (data9 === "ends")) || (data9 === "within"))){
const err23 = {instancePath:instancePath+"/outage",schemaPath:"#/properties/outage/enum",keyword:"enum",params:{allowedValues: schema27.properties.outage.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.operations !== undefined){
let data10 = data.operations;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.do === undefined){
const err24 = {instancePath:instancePath+"/operations/" + i0,schemaPath:"#/definitions/PlannedOperation/required",keyword:"required",params:{missingProperty: "do"},message:"must have required property '"+"do"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data11.do !== undefined){
if(typeof data11.do !== "string"){
const err25 = {instancePath:instancePath+"/operations/" + i0+"/do",schemaPath:"#/definitions/PlannedOperation/properties/do/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/operations/" + i0,schemaPath:"#/definitions/PlannedOperation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.commands !== undefined){
let data13 = data.commands;
if(Array.isArray(data13)){
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
if(typeof data13[i1] !== "string"){
const err28 = {instancePath:instancePath+"/commands/" + i1,schemaPath:"#/properties/commands/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/commands",schemaPath:"#/properties/commands/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.undo !== undefined){
let data15 = data.undo;
if(Array.isArray(data15)){
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
if(!(validate25(data15[i2], {instancePath:instancePath+"/undo/" + i2,parentData:data15,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err30 = {instancePath:instancePath+"/undo",schemaPath:"#/properties/undo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema31 = {"type":"object","additionalProperties":false,"required":["task","host","path","about","before","after","unified"],"properties":{"task":{"type":"integer","minimum":1},"host":{"type":"string"},"path":{"type":"string"},"about":{"type":"string","enum":["content","attributes","summary"]},"before":{"anyOf":[{"$ref":"#/definitions/FileDigest"},{"type":"null"}]},"after":{"anyOf":[{"$ref":"#/definitions/FileDigest"},{"type":"null"}]},"unified":{"type":["string","null"]},"withheld":{"type":"string"}}};
const schema32 = {"type":"object","additionalProperties":false,"required":["sha256"],"properties":{"sha256":{"type":["string","null"]}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.task === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.path === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.about === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "about"},message:"must have required property '"+"about"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.before === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "before"},message:"must have required property '"+"before"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.after === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "after"},message:"must have required property '"+"after"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.unified === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unified"},message:"must have required property '"+"unified"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "task") || (key0 === "host")) || (key0 === "path")) || (key0 === "about")) || (key0 === "before")) || (key0 === "after")) || (key0 === "unified")) || (key0 === "withheld"))){
const err7 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.task !== undefined){
let data0 = data.task;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err8 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err9 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err10 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.path !== undefined){
if(typeof data.path !== "string"){
const err11 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.about !== undefined){
let data3 = data.about;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/about",schemaPath:"#/properties/about/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((data3 === "content") || (data3 === "attributes")) || (data3 === "summary"))){
const err13 = {instancePath:instancePath+"/about",schemaPath:"#/properties/about/enum",keyword:"enum",params:{allowedValues: schema31.properties.about.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.before !== undefined){
let data4 = data.before;
const _errs11 = errors;
let valid1 = false;
const _errs12 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.sha256 === undefined){
const err14 = {instancePath:instancePath+"/before",schemaPath:"#/definitions/FileDigest/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key1 in data4){
if(!(key1 === "sha256")){
const err15 = {instancePath:instancePath+"/before",schemaPath:"#/definitions/FileDigest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4.sha256 !== undefined){
let data5 = data4.sha256;
if((typeof data5 !== "string") && (data5 !== null)){
const err16 = {instancePath:instancePath+"/before/sha256",schemaPath:"#/definitions/FileDigest/properties/sha256/type",keyword:"type",params:{type: schema32.properties.sha256.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/before",schemaPath:"#/definitions/FileDigest/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid0 = _errs12 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs18 = errors;
if(data4 !== null){
const err18 = {instancePath:instancePath+"/before",schemaPath:"#/properties/before/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err19 = {instancePath:instancePath+"/before",schemaPath:"#/properties/before/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
}
if(data.after !== undefined){
let data6 = data.after;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.sha256 === undefined){
const err20 = {instancePath:instancePath+"/after",schemaPath:"#/definitions/FileDigest/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
for(const key2 in data6){
if(!(key2 === "sha256")){
const err21 = {instancePath:instancePath+"/after",schemaPath:"#/definitions/FileDigest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.sha256 !== undefined){
let data7 = data6.sha256;
if((typeof data7 !== "string") && (data7 !== null)){
const err22 = {instancePath:instancePath+"/after/sha256",schemaPath:"#/definitions/FileDigest/properties/sha256/type",keyword:"type",params:{type: schema32.properties.sha256.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/after",schemaPath:"#/definitions/FileDigest/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const _errs28 = errors;
if(data6 !== null){
const err24 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid1 = _errs28 === errors;
valid4 = valid4 || _valid1;
}
if(!valid4){
const err25 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
if(data.unified !== undefined){
let data8 = data.unified;
if((typeof data8 !== "string") && (data8 !== null)){
const err26 = {instancePath:instancePath+"/unified",schemaPath:"#/properties/unified/type",keyword:"type",params:{type: schema31.properties.unified.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.withheld !== undefined){
if(typeof data.withheld !== "string"){
const err27 = {instancePath:instancePath+"/withheld",schemaPath:"#/properties/withheld/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}

const schema34 = {"type":"object","additionalProperties":false,"required":["task","address","prefix","strategy","summary","old","new","neighbours","outage","commitStep","timers","ifControllerDies","rollback"],"properties":{"task":{"type":"integer","minimum":1},"address":{"type":"string"},"prefix":{"type":"integer","minimum":0,"maximum":128},"strategy":{"type":"string","enum":["make-before-break","break-before-make"]},"summary":{"type":"string"},"together":{"type":"object","additionalProperties":false,"required":["anchor","others"],"properties":{"anchor":{"type":"string"},"others":{"type":"array","items":{"type":"string"}}}},"old":{"$ref":"#/definitions/MoveSide"},"new":{"$ref":"#/definitions/MoveSide"},"neighbours":{"type":"array","items":{"$ref":"#/definitions/MoveNeighbour"}},"outage":{"$ref":"#/definitions/Outage"},"connections":{"type":"object","additionalProperties":false,"required":["kept","says"],"properties":{"kept":{"type":"boolean"},"says":{"type":"string"}}},"commitStep":{"type":["integer","null"]},"timers":{"type":"array","items":{"$ref":"#/definitions/MoveTimer"}},"ifControllerDies":{"type":"array","items":{"$ref":"#/definitions/Consequence"}},"ifHostDies":{"type":"array","items":{"$ref":"#/definitions/Consequence"}},"rollback":{"type":"array","items":{"type":"string"}}}};
const schema35 = {"type":"object","additionalProperties":false,"required":["host","device","mac","files"],"properties":{"host":{"type":"string"},"device":{"type":"string"},"label":{"type":"string"},"mac":{"type":"string"},"own":{"type":"string"},"files":{"type":"array","items":{"type":"string"}}}};
const schema37 = {"type":"object","additionalProperties":false,"required":["address","gateway"],"properties":{"address":{"type":"string"},"mac":{"type":"string"},"gateway":{"type":"boolean"},"host":{"type":"string"}}};
const schema38 = {"type":"object","additionalProperties":false,"required":["expectedMs","worstMs","budgetMs","because"],"properties":{"expectedMs":{"type":"integer","minimum":0},"worstMs":{"type":["integer","null"]},"budgetMs":{"type":["integer","null"]},"because":{"type":"string"},"beginsAt":{"type":"integer","minimum":1},"endsAt":{"type":"integer","minimum":1}}};
const schema39 = {"type":"object","additionalProperties":false,"required":["host","seconds","means"],"properties":{"host":{"type":"string"},"seconds":{"type":"integer","minimum":0},"means":{"type":"string"}}};
const schema40 = {"type":"object","additionalProperties":false,"required":["when","then","withinSeconds"],"properties":{"when":{"type":"string"},"then":{"type":"string"},"withinSeconds":{"type":["integer","null"]}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.task === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.address === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.prefix === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "prefix"},message:"must have required property '"+"prefix"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.strategy === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "strategy"},message:"must have required property '"+"strategy"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.summary === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "summary"},message:"must have required property '"+"summary"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.old === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "old"},message:"must have required property '"+"old"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.new === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "new"},message:"must have required property '"+"new"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.neighbours === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "neighbours"},message:"must have required property '"+"neighbours"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.outage === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "outage"},message:"must have required property '"+"outage"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.commitStep === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "commitStep"},message:"must have required property '"+"commitStep"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.timers === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timers"},message:"must have required property '"+"timers"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.ifControllerDies === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ifControllerDies"},message:"must have required property '"+"ifControllerDies"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.rollback === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rollback"},message:"must have required property '"+"rollback"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema34.properties, key0))){
const err13 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.task !== undefined){
let data0 = data.task;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err14 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err15 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.address !== undefined){
if(typeof data.address !== "string"){
const err16 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.prefix !== undefined){
let data2 = data.prefix;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err17 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 128 || isNaN(data2)){
const err18 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/maximum",keyword:"maximum",params:{comparison: "<=", limit: 128},message:"must be <= 128"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err19 = {instancePath:instancePath+"/prefix",schemaPath:"#/properties/prefix/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.strategy !== undefined){
let data3 = data.strategy;
if(typeof data3 !== "string"){
const err20 = {instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!((data3 === "make-before-break") || (data3 === "break-before-make"))){
const err21 = {instancePath:instancePath+"/strategy",schemaPath:"#/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema34.properties.strategy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.summary !== undefined){
if(typeof data.summary !== "string"){
const err22 = {instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.together !== undefined){
let data5 = data.together;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.anchor === undefined){
const err23 = {instancePath:instancePath+"/together",schemaPath:"#/properties/together/required",keyword:"required",params:{missingProperty: "anchor"},message:"must have required property '"+"anchor"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data5.others === undefined){
const err24 = {instancePath:instancePath+"/together",schemaPath:"#/properties/together/required",keyword:"required",params:{missingProperty: "others"},message:"must have required property '"+"others"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key1 in data5){
if(!((key1 === "anchor") || (key1 === "others"))){
const err25 = {instancePath:instancePath+"/together",schemaPath:"#/properties/together/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data5.anchor !== undefined){
if(typeof data5.anchor !== "string"){
const err26 = {instancePath:instancePath+"/together/anchor",schemaPath:"#/properties/together/properties/anchor/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data5.others !== undefined){
let data7 = data5.others;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(typeof data7[i0] !== "string"){
const err27 = {instancePath:instancePath+"/together/others/" + i0,schemaPath:"#/properties/together/properties/others/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/together/others",schemaPath:"#/properties/together/properties/others/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/together",schemaPath:"#/properties/together/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.old !== undefined){
let data9 = data.old;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.host === undefined){
const err30 = {instancePath:instancePath+"/old",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data9.device === undefined){
const err31 = {instancePath:instancePath+"/old",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "device"},message:"must have required property '"+"device"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data9.mac === undefined){
const err32 = {instancePath:instancePath+"/old",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "mac"},message:"must have required property '"+"mac"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data9.files === undefined){
const err33 = {instancePath:instancePath+"/old",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key2 in data9){
if(!((((((key2 === "host") || (key2 === "device")) || (key2 === "label")) || (key2 === "mac")) || (key2 === "own")) || (key2 === "files"))){
const err34 = {instancePath:instancePath+"/old",schemaPath:"#/definitions/MoveSide/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data9.host !== undefined){
if(typeof data9.host !== "string"){
const err35 = {instancePath:instancePath+"/old/host",schemaPath:"#/definitions/MoveSide/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.device !== undefined){
if(typeof data9.device !== "string"){
const err36 = {instancePath:instancePath+"/old/device",schemaPath:"#/definitions/MoveSide/properties/device/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data9.label !== undefined){
if(typeof data9.label !== "string"){
const err37 = {instancePath:instancePath+"/old/label",schemaPath:"#/definitions/MoveSide/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.mac !== undefined){
if(typeof data9.mac !== "string"){
const err38 = {instancePath:instancePath+"/old/mac",schemaPath:"#/definitions/MoveSide/properties/mac/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data9.own !== undefined){
if(typeof data9.own !== "string"){
const err39 = {instancePath:instancePath+"/old/own",schemaPath:"#/definitions/MoveSide/properties/own/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data9.files !== undefined){
let data15 = data9.files;
if(Array.isArray(data15)){
const len1 = data15.length;
for(let i1=0; i1<len1; i1++){
if(typeof data15[i1] !== "string"){
const err40 = {instancePath:instancePath+"/old/files/" + i1,schemaPath:"#/definitions/MoveSide/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/old/files",schemaPath:"#/definitions/MoveSide/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/old",schemaPath:"#/definitions/MoveSide/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.new !== undefined){
let data17 = data.new;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.host === undefined){
const err43 = {instancePath:instancePath+"/new",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data17.device === undefined){
const err44 = {instancePath:instancePath+"/new",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "device"},message:"must have required property '"+"device"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data17.mac === undefined){
const err45 = {instancePath:instancePath+"/new",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "mac"},message:"must have required property '"+"mac"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data17.files === undefined){
const err46 = {instancePath:instancePath+"/new",schemaPath:"#/definitions/MoveSide/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key3 in data17){
if(!((((((key3 === "host") || (key3 === "device")) || (key3 === "label")) || (key3 === "mac")) || (key3 === "own")) || (key3 === "files"))){
const err47 = {instancePath:instancePath+"/new",schemaPath:"#/definitions/MoveSide/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data17.host !== undefined){
if(typeof data17.host !== "string"){
const err48 = {instancePath:instancePath+"/new/host",schemaPath:"#/definitions/MoveSide/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data17.device !== undefined){
if(typeof data17.device !== "string"){
const err49 = {instancePath:instancePath+"/new/device",schemaPath:"#/definitions/MoveSide/properties/device/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data17.label !== undefined){
if(typeof data17.label !== "string"){
const err50 = {instancePath:instancePath+"/new/label",schemaPath:"#/definitions/MoveSide/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data17.mac !== undefined){
if(typeof data17.mac !== "string"){
const err51 = {instancePath:instancePath+"/new/mac",schemaPath:"#/definitions/MoveSide/properties/mac/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data17.own !== undefined){
if(typeof data17.own !== "string"){
const err52 = {instancePath:instancePath+"/new/own",schemaPath:"#/definitions/MoveSide/properties/own/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data17.files !== undefined){
let data23 = data17.files;
if(Array.isArray(data23)){
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
if(typeof data23[i2] !== "string"){
const err53 = {instancePath:instancePath+"/new/files/" + i2,schemaPath:"#/definitions/MoveSide/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/new/files",schemaPath:"#/definitions/MoveSide/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/new",schemaPath:"#/definitions/MoveSide/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.neighbours !== undefined){
let data25 = data.neighbours;
if(Array.isArray(data25)){
const len3 = data25.length;
for(let i3=0; i3<len3; i3++){
let data26 = data25[i3];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.address === undefined){
const err56 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/definitions/MoveNeighbour/required",keyword:"required",params:{missingProperty: "address"},message:"must have required property '"+"address"+"'"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data26.gateway === undefined){
const err57 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/definitions/MoveNeighbour/required",keyword:"required",params:{missingProperty: "gateway"},message:"must have required property '"+"gateway"+"'"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
for(const key4 in data26){
if(!((((key4 === "address") || (key4 === "mac")) || (key4 === "gateway")) || (key4 === "host"))){
const err58 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/definitions/MoveNeighbour/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data26.address !== undefined){
if(typeof data26.address !== "string"){
const err59 = {instancePath:instancePath+"/neighbours/" + i3+"/address",schemaPath:"#/definitions/MoveNeighbour/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data26.mac !== undefined){
if(typeof data26.mac !== "string"){
const err60 = {instancePath:instancePath+"/neighbours/" + i3+"/mac",schemaPath:"#/definitions/MoveNeighbour/properties/mac/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data26.gateway !== undefined){
if(typeof data26.gateway !== "boolean"){
const err61 = {instancePath:instancePath+"/neighbours/" + i3+"/gateway",schemaPath:"#/definitions/MoveNeighbour/properties/gateway/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data26.host !== undefined){
if(typeof data26.host !== "string"){
const err62 = {instancePath:instancePath+"/neighbours/" + i3+"/host",schemaPath:"#/definitions/MoveNeighbour/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/neighbours/" + i3,schemaPath:"#/definitions/MoveNeighbour/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/neighbours",schemaPath:"#/properties/neighbours/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.outage !== undefined){
let data31 = data.outage;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.expectedMs === undefined){
const err65 = {instancePath:instancePath+"/outage",schemaPath:"#/definitions/Outage/required",keyword:"required",params:{missingProperty: "expectedMs"},message:"must have required property '"+"expectedMs"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data31.worstMs === undefined){
const err66 = {instancePath:instancePath+"/outage",schemaPath:"#/definitions/Outage/required",keyword:"required",params:{missingProperty: "worstMs"},message:"must have required property '"+"worstMs"+"'"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data31.budgetMs === undefined){
const err67 = {instancePath:instancePath+"/outage",schemaPath:"#/definitions/Outage/required",keyword:"required",params:{missingProperty: "budgetMs"},message:"must have required property '"+"budgetMs"+"'"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data31.because === undefined){
const err68 = {instancePath:instancePath+"/outage",schemaPath:"#/definitions/Outage/required",keyword:"required",params:{missingProperty: "because"},message:"must have required property '"+"because"+"'"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
for(const key5 in data31){
if(!((((((key5 === "expectedMs") || (key5 === "worstMs")) || (key5 === "budgetMs")) || (key5 === "because")) || (key5 === "beginsAt")) || (key5 === "endsAt"))){
const err69 = {instancePath:instancePath+"/outage",schemaPath:"#/definitions/Outage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data31.expectedMs !== undefined){
let data32 = data31.expectedMs;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err70 = {instancePath:instancePath+"/outage/expectedMs",schemaPath:"#/definitions/Outage/properties/expectedMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 < 0 || isNaN(data32)){
const err71 = {instancePath:instancePath+"/outage/expectedMs",schemaPath:"#/definitions/Outage/properties/expectedMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
if(data31.worstMs !== undefined){
let data33 = data31.worstMs;
if((!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))) && (data33 !== null)){
const err72 = {instancePath:instancePath+"/outage/worstMs",schemaPath:"#/definitions/Outage/properties/worstMs/type",keyword:"type",params:{type: schema38.properties.worstMs.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data31.budgetMs !== undefined){
let data34 = data31.budgetMs;
if((!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))) && (data34 !== null)){
const err73 = {instancePath:instancePath+"/outage/budgetMs",schemaPath:"#/definitions/Outage/properties/budgetMs/type",keyword:"type",params:{type: schema38.properties.budgetMs.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data31.because !== undefined){
if(typeof data31.because !== "string"){
const err74 = {instancePath:instancePath+"/outage/because",schemaPath:"#/definitions/Outage/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data31.beginsAt !== undefined){
let data36 = data31.beginsAt;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err75 = {instancePath:instancePath+"/outage/beginsAt",schemaPath:"#/definitions/Outage/properties/beginsAt/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 < 1 || isNaN(data36)){
const err76 = {instancePath:instancePath+"/outage/beginsAt",schemaPath:"#/definitions/Outage/properties/beginsAt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
if(data31.endsAt !== undefined){
let data37 = data31.endsAt;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err77 = {instancePath:instancePath+"/outage/endsAt",schemaPath:"#/definitions/Outage/properties/endsAt/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 < 1 || isNaN(data37)){
const err78 = {instancePath:instancePath+"/outage/endsAt",schemaPath:"#/definitions/Outage/properties/endsAt/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
}
else {
const err79 = {instancePath:instancePath+"/outage",schemaPath:"#/definitions/Outage/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data.connections !== undefined){
let data38 = data.connections;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.kept === undefined){
const err80 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/required",keyword:"required",params:{missingProperty: "kept"},message:"must have required property '"+"kept"+"'"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data38.says === undefined){
const err81 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/required",keyword:"required",params:{missingProperty: "says"},message:"must have required property '"+"says"+"'"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
for(const key6 in data38){
if(!((key6 === "kept") || (key6 === "says"))){
const err82 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data38.kept !== undefined){
if(typeof data38.kept !== "boolean"){
const err83 = {instancePath:instancePath+"/connections/kept",schemaPath:"#/properties/connections/properties/kept/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data38.says !== undefined){
if(typeof data38.says !== "string"){
const err84 = {instancePath:instancePath+"/connections/says",schemaPath:"#/properties/connections/properties/says/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath:instancePath+"/connections",schemaPath:"#/properties/connections/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data.commitStep !== undefined){
let data41 = data.commitStep;
if((!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))) && (data41 !== null)){
const err86 = {instancePath:instancePath+"/commitStep",schemaPath:"#/properties/commitStep/type",keyword:"type",params:{type: schema34.properties.commitStep.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.timers !== undefined){
let data42 = data.timers;
if(Array.isArray(data42)){
const len4 = data42.length;
for(let i4=0; i4<len4; i4++){
let data43 = data42[i4];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.host === undefined){
const err87 = {instancePath:instancePath+"/timers/" + i4,schemaPath:"#/definitions/MoveTimer/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data43.seconds === undefined){
const err88 = {instancePath:instancePath+"/timers/" + i4,schemaPath:"#/definitions/MoveTimer/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data43.means === undefined){
const err89 = {instancePath:instancePath+"/timers/" + i4,schemaPath:"#/definitions/MoveTimer/required",keyword:"required",params:{missingProperty: "means"},message:"must have required property '"+"means"+"'"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
for(const key7 in data43){
if(!(((key7 === "host") || (key7 === "seconds")) || (key7 === "means"))){
const err90 = {instancePath:instancePath+"/timers/" + i4,schemaPath:"#/definitions/MoveTimer/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data43.host !== undefined){
if(typeof data43.host !== "string"){
const err91 = {instancePath:instancePath+"/timers/" + i4+"/host",schemaPath:"#/definitions/MoveTimer/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data43.seconds !== undefined){
let data45 = data43.seconds;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err92 = {instancePath:instancePath+"/timers/" + i4+"/seconds",schemaPath:"#/definitions/MoveTimer/properties/seconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 < 0 || isNaN(data45)){
const err93 = {instancePath:instancePath+"/timers/" + i4+"/seconds",schemaPath:"#/definitions/MoveTimer/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
if(data43.means !== undefined){
if(typeof data43.means !== "string"){
const err94 = {instancePath:instancePath+"/timers/" + i4+"/means",schemaPath:"#/definitions/MoveTimer/properties/means/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/timers/" + i4,schemaPath:"#/definitions/MoveTimer/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath:instancePath+"/timers",schemaPath:"#/properties/timers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.ifControllerDies !== undefined){
let data47 = data.ifControllerDies;
if(Array.isArray(data47)){
const len5 = data47.length;
for(let i5=0; i5<len5; i5++){
let data48 = data47[i5];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.when === undefined){
const err97 = {instancePath:instancePath+"/ifControllerDies/" + i5,schemaPath:"#/definitions/Consequence/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data48.then === undefined){
const err98 = {instancePath:instancePath+"/ifControllerDies/" + i5,schemaPath:"#/definitions/Consequence/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data48.withinSeconds === undefined){
const err99 = {instancePath:instancePath+"/ifControllerDies/" + i5,schemaPath:"#/definitions/Consequence/required",keyword:"required",params:{missingProperty: "withinSeconds"},message:"must have required property '"+"withinSeconds"+"'"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
for(const key8 in data48){
if(!(((key8 === "when") || (key8 === "then")) || (key8 === "withinSeconds"))){
const err100 = {instancePath:instancePath+"/ifControllerDies/" + i5,schemaPath:"#/definitions/Consequence/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data48.when !== undefined){
if(typeof data48.when !== "string"){
const err101 = {instancePath:instancePath+"/ifControllerDies/" + i5+"/when",schemaPath:"#/definitions/Consequence/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data48.then !== undefined){
if(typeof data48.then !== "string"){
const err102 = {instancePath:instancePath+"/ifControllerDies/" + i5+"/then",schemaPath:"#/definitions/Consequence/properties/then/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data48.withinSeconds !== undefined){
let data51 = data48.withinSeconds;
if((!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))) && (data51 !== null)){
const err103 = {instancePath:instancePath+"/ifControllerDies/" + i5+"/withinSeconds",schemaPath:"#/definitions/Consequence/properties/withinSeconds/type",keyword:"type",params:{type: schema40.properties.withinSeconds.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/ifControllerDies/" + i5,schemaPath:"#/definitions/Consequence/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
else {
const err105 = {instancePath:instancePath+"/ifControllerDies",schemaPath:"#/properties/ifControllerDies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data.ifHostDies !== undefined){
let data52 = data.ifHostDies;
if(Array.isArray(data52)){
const len6 = data52.length;
for(let i6=0; i6<len6; i6++){
let data53 = data52[i6];
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
if(data53.when === undefined){
const err106 = {instancePath:instancePath+"/ifHostDies/" + i6,schemaPath:"#/definitions/Consequence/required",keyword:"required",params:{missingProperty: "when"},message:"must have required property '"+"when"+"'"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data53.then === undefined){
const err107 = {instancePath:instancePath+"/ifHostDies/" + i6,schemaPath:"#/definitions/Consequence/required",keyword:"required",params:{missingProperty: "then"},message:"must have required property '"+"then"+"'"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(data53.withinSeconds === undefined){
const err108 = {instancePath:instancePath+"/ifHostDies/" + i6,schemaPath:"#/definitions/Consequence/required",keyword:"required",params:{missingProperty: "withinSeconds"},message:"must have required property '"+"withinSeconds"+"'"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
for(const key9 in data53){
if(!(((key9 === "when") || (key9 === "then")) || (key9 === "withinSeconds"))){
const err109 = {instancePath:instancePath+"/ifHostDies/" + i6,schemaPath:"#/definitions/Consequence/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data53.when !== undefined){
if(typeof data53.when !== "string"){
const err110 = {instancePath:instancePath+"/ifHostDies/" + i6+"/when",schemaPath:"#/definitions/Consequence/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data53.then !== undefined){
if(typeof data53.then !== "string"){
const err111 = {instancePath:instancePath+"/ifHostDies/" + i6+"/then",schemaPath:"#/definitions/Consequence/properties/then/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data53.withinSeconds !== undefined){
let data56 = data53.withinSeconds;
if((!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))) && (data56 !== null)){
const err112 = {instancePath:instancePath+"/ifHostDies/" + i6+"/withinSeconds",schemaPath:"#/definitions/Consequence/properties/withinSeconds/type",keyword:"type",params:{type: schema40.properties.withinSeconds.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
else {
const err113 = {instancePath:instancePath+"/ifHostDies/" + i6,schemaPath:"#/definitions/Consequence/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/ifHostDies",schemaPath:"#/properties/ifHostDies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data.rollback !== undefined){
let data57 = data.rollback;
if(Array.isArray(data57)){
const len7 = data57.length;
for(let i7=0; i7<len7; i7++){
if(typeof data57[i7] !== "string"){
const err115 = {instancePath:instancePath+"/rollback/" + i7,schemaPath:"#/properties/rollback/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}

const schema44 = {"type":"object","additionalProperties":false,"required":["code","severity","message"],"properties":{"code":{"type":"string"},"severity":{"type":"string","enum":["error","warning","information"]},"message":{"type":"string"},"where":{"$ref":"#/definitions/Location"},"remedy":{"type":"string"},"task":{"type":"integer","minimum":1}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.severity === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.message === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "code") || (key0 === "severity")) || (key0 === "message")) || (key0 === "where")) || (key0 === "remedy")) || (key0 === "task"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.code !== undefined){
if(typeof data.code !== "string"){
const err4 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.severity !== undefined){
let data1 = data.severity;
if(typeof data1 !== "string"){
const err5 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((data1 === "error") || (data1 === "warning")) || (data1 === "information"))){
const err6 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema44.properties.severity.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err7 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.where !== undefined){
if(!(validate16(data.where, {instancePath:instancePath+"/where",parentData:data,parentDataProperty:"where",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.remedy !== undefined){
if(typeof data.remedy !== "string"){
const err8 = {instancePath:instancePath+"/remedy",schemaPath:"#/properties/remedy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.task !== undefined){
let data5 = data.task;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err9 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err10 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

const schema45 = {"type":"object","additionalProperties":false,"required":["level","reasons"],"properties":{"level":{"type":"string","enum":["low","medium","high"]},"reasons":{"type":"array","items":{"$ref":"#/definitions/RiskReason"}}}};
const schema46 = {"type":"object","additionalProperties":false,"required":["level","says"],"properties":{"level":{"type":"string","enum":["low","medium","high"]},"says":{"type":"string"},"task":{"type":"integer","minimum":1}}};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.level === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "level"},message:"must have required property '"+"level"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.reasons === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reasons"},message:"must have required property '"+"reasons"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "level") || (key0 === "reasons"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.level !== undefined){
let data0 = data.level;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/level",schemaPath:"#/properties/level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data0 === "low") || (data0 === "medium")) || (data0 === "high"))){
const err4 = {instancePath:instancePath+"/level",schemaPath:"#/properties/level/enum",keyword:"enum",params:{allowedValues: schema45.properties.level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.reasons !== undefined){
let data1 = data.reasons;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.level === undefined){
const err5 = {instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/definitions/RiskReason/required",keyword:"required",params:{missingProperty: "level"},message:"must have required property '"+"level"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.says === undefined){
const err6 = {instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/definitions/RiskReason/required",keyword:"required",params:{missingProperty: "says"},message:"must have required property '"+"says"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 in data2){
if(!(((key1 === "level") || (key1 === "says")) || (key1 === "task"))){
const err7 = {instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/definitions/RiskReason/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.level !== undefined){
let data3 = data2.level;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/reasons/" + i0+"/level",schemaPath:"#/definitions/RiskReason/properties/level/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((data3 === "low") || (data3 === "medium")) || (data3 === "high"))){
const err9 = {instancePath:instancePath+"/reasons/" + i0+"/level",schemaPath:"#/definitions/RiskReason/properties/level/enum",keyword:"enum",params:{allowedValues: schema46.properties.level.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.says !== undefined){
if(typeof data2.says !== "string"){
const err10 = {instancePath:instancePath+"/reasons/" + i0+"/says",schemaPath:"#/definitions/RiskReason/properties/says/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.task !== undefined){
let data5 = data2.task;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/reasons/" + i0+"/task",schemaPath:"#/definitions/RiskReason/properties/task/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/reasons/" + i0+"/task",schemaPath:"#/definitions/RiskReason/properties/task/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
else {
const err13 = {instancePath:instancePath+"/reasons/" + i0,schemaPath:"#/definitions/RiskReason/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/reasons",schemaPath:"#/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const schema48 = {"type":"object","additionalProperties":false,"required":["facts"],"properties":{"facts":{"type":"array","items":{"$ref":"#/definitions/ObservedFacts"}}}};
const schema49 = {"type":"object","additionalProperties":false,"required":["host","gatheredAt"],"properties":{"host":{"type":"string"},"gatheredAt":{"type":"string"}}};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.facts === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "facts"},message:"must have required property '"+"facts"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "facts")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.facts !== undefined){
let data0 = data.facts;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.host === undefined){
const err2 = {instancePath:instancePath+"/facts/" + i0,schemaPath:"#/definitions/ObservedFacts/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1.gatheredAt === undefined){
const err3 = {instancePath:instancePath+"/facts/" + i0,schemaPath:"#/definitions/ObservedFacts/required",keyword:"required",params:{missingProperty: "gatheredAt"},message:"must have required property '"+"gatheredAt"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "host") || (key1 === "gatheredAt"))){
const err4 = {instancePath:instancePath+"/facts/" + i0,schemaPath:"#/definitions/ObservedFacts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.host !== undefined){
if(typeof data1.host !== "string"){
const err5 = {instancePath:instancePath+"/facts/" + i0+"/host",schemaPath:"#/definitions/ObservedFacts/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.gatheredAt !== undefined){
if(typeof data1.gatheredAt !== "string"){
const err6 = {instancePath:instancePath+"/facts/" + i0+"/gatheredAt",schemaPath:"#/definitions/ObservedFacts/properties/gatheredAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/facts/" + i0,schemaPath:"#/definitions/ObservedFacts/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.format_version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format_version"},message:"must have required property '"+"format_version"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.vipbook_version === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "vipbook_version"},message:"must have required property '"+"vipbook_version"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.identity === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "identity"},message:"must have required property '"+"identity"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.summary === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "summary"},message:"must have required property '"+"summary"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.invocation === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "invocation"},message:"must have required property '"+"invocation"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.sources === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sources"},message:"must have required property '"+"sources"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.facts === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "facts"},message:"must have required property '"+"facts"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.resource_changes === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "resource_changes"},message:"must have required property '"+"resource_changes"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data.plays === undefined){
const err8 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "plays"},message:"must have required property '"+"plays"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.tasks === undefined){
const err9 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tasks"},message:"must have required property '"+"tasks"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.steps === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.diffs === undefined){
const err11 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "diffs"},message:"must have required property '"+"diffs"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.moves === undefined){
const err12 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "moves"},message:"must have required property '"+"moves"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data.preconditions === undefined){
const err13 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "preconditions"},message:"must have required property '"+"preconditions"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data.preflight === undefined){
const err14 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "preflight"},message:"must have required property '"+"preflight"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.findings === undefined){
const err15 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "findings"},message:"must have required property '"+"findings"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.risk === undefined){
const err16 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "risk"},message:"must have required property '"+"risk"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.policies === undefined){
const err17 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "policies"},message:"must have required property '"+"policies"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data.observed === undefined){
const err18 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "observed"},message:"must have required property '"+"observed"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err19 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.format_version !== undefined){
let data0 = data.format_version;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err20 = {instancePath:instancePath+"/format_version",schemaPath:"#/properties/format_version/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/format_version",schemaPath:"#/properties/format_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.vipbook_version !== undefined){
let data1 = data.vipbook_version;
if(typeof data1 === "string"){
if(data1.length < 1){
const err22 = {instancePath:instancePath+"/vipbook_version",schemaPath:"#/properties/vipbook_version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/vipbook_version",schemaPath:"#/properties/vipbook_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.identity !== undefined){
let data2 = data.identity;
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
const err24 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.summary !== undefined){
let data3 = data.summary;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.title === undefined){
const err26 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data3.add === undefined){
const err27 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "add"},message:"must have required property '"+"add"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data3.change === undefined){
const err28 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "change"},message:"must have required property '"+"change"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data3.destroy === undefined){
const err29 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "destroy"},message:"must have required property '"+"destroy"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data3.move === undefined){
const err30 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "move"},message:"must have required property '"+"move"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data3.run === undefined){
const err31 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "run"},message:"must have required property '"+"run"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data3.unknown === undefined){
const err32 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "unknown"},message:"must have required property '"+"unknown"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data3.hosts === undefined){
const err33 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "hosts"},message:"must have required property '"+"hosts"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data3.outageMs === undefined){
const err34 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "outageMs"},message:"must have required property '"+"outageMs"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data3.outageBudgetMs === undefined){
const err35 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "outageBudgetMs"},message:"must have required property '"+"outageBudgetMs"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data3.risk === undefined){
const err36 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "risk"},message:"must have required property '"+"risk"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data3.applicable === undefined){
const err37 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/required",keyword:"required",params:{missingProperty: "applicable"},message:"must have required property '"+"applicable"+"'"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key1 in data3){
if(!(func2.call(schema12.properties, key1))){
const err38 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data3.title !== undefined){
if(typeof data3.title !== "string"){
const err39 = {instancePath:instancePath+"/summary/title",schemaPath:"#/definitions/Summary/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data3.add !== undefined){
let data5 = data3.add;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err40 = {instancePath:instancePath+"/summary/add",schemaPath:"#/definitions/Summary/properties/add/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err41 = {instancePath:instancePath+"/summary/add",schemaPath:"#/definitions/Summary/properties/add/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data3.change !== undefined){
let data6 = data3.change;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err42 = {instancePath:instancePath+"/summary/change",schemaPath:"#/definitions/Summary/properties/change/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err43 = {instancePath:instancePath+"/summary/change",schemaPath:"#/definitions/Summary/properties/change/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
if(data3.destroy !== undefined){
let data7 = data3.destroy;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err44 = {instancePath:instancePath+"/summary/destroy",schemaPath:"#/definitions/Summary/properties/destroy/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err45 = {instancePath:instancePath+"/summary/destroy",schemaPath:"#/definitions/Summary/properties/destroy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
if(data3.move !== undefined){
let data8 = data3.move;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err46 = {instancePath:instancePath+"/summary/move",schemaPath:"#/definitions/Summary/properties/move/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err47 = {instancePath:instancePath+"/summary/move",schemaPath:"#/definitions/Summary/properties/move/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
if(data3.run !== undefined){
let data9 = data3.run;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err48 = {instancePath:instancePath+"/summary/run",schemaPath:"#/definitions/Summary/properties/run/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err49 = {instancePath:instancePath+"/summary/run",schemaPath:"#/definitions/Summary/properties/run/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data3.unknown !== undefined){
let data10 = data3.unknown;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err50 = {instancePath:instancePath+"/summary/unknown",schemaPath:"#/definitions/Summary/properties/unknown/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err51 = {instancePath:instancePath+"/summary/unknown",schemaPath:"#/definitions/Summary/properties/unknown/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data3.hosts !== undefined){
let data11 = data3.hosts;
if(Array.isArray(data11)){
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
if(typeof data11[i0] !== "string"){
const err52 = {instancePath:instancePath+"/summary/hosts/" + i0,schemaPath:"#/definitions/Summary/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/summary/hosts",schemaPath:"#/definitions/Summary/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data3.outageMs !== undefined){
let data13 = data3.outageMs;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)){
const err54 = {instancePath:instancePath+"/summary/outageMs",schemaPath:"#/definitions/Summary/properties/outageMs/type",keyword:"type",params:{type: schema12.properties.outageMs.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data3.outageBudgetMs !== undefined){
let data14 = data3.outageBudgetMs;
if((!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) && (data14 !== null)){
const err55 = {instancePath:instancePath+"/summary/outageBudgetMs",schemaPath:"#/definitions/Summary/properties/outageBudgetMs/type",keyword:"type",params:{type: schema12.properties.outageBudgetMs.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data3.risk !== undefined){
let data15 = data3.risk;
if(typeof data15 !== "string"){
const err56 = {instancePath:instancePath+"/summary/risk",schemaPath:"#/definitions/Summary/properties/risk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!(((data15 === "low") || (data15 === "medium")) || (data15 === "high"))){
const err57 = {instancePath:instancePath+"/summary/risk",schemaPath:"#/definitions/Summary/properties/risk/enum",keyword:"enum",params:{allowedValues: schema12.properties.risk.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data3.applicable !== undefined){
if(typeof data3.applicable !== "boolean"){
const err58 = {instancePath:instancePath+"/summary/applicable",schemaPath:"#/definitions/Summary/properties/applicable/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/summary",schemaPath:"#/definitions/Summary/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.invocation !== undefined){
if(!(validate11(data.invocation, {instancePath:instancePath+"/invocation",parentData:data,parentDataProperty:"invocation",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
if(data.sources !== undefined){
let data18 = data.sources;
if(Array.isArray(data18)){
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.kind === undefined){
const err60 = {instancePath:instancePath+"/sources/" + i1,schemaPath:"#/definitions/Source/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data19.path === undefined){
const err61 = {instancePath:instancePath+"/sources/" + i1,schemaPath:"#/definitions/Source/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data19.sha256 === undefined){
const err62 = {instancePath:instancePath+"/sources/" + i1,schemaPath:"#/definitions/Source/required",keyword:"required",params:{missingProperty: "sha256"},message:"must have required property '"+"sha256"+"'"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
for(const key2 in data19){
if(!(((key2 === "kind") || (key2 === "path")) || (key2 === "sha256"))){
const err63 = {instancePath:instancePath+"/sources/" + i1,schemaPath:"#/definitions/Source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data19.kind !== undefined){
let data20 = data19.kind;
if(typeof data20 !== "string"){
const err64 = {instancePath:instancePath+"/sources/" + i1+"/kind",schemaPath:"#/definitions/Source/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!(((data20 === "playbook") || (data20 === "inventory")) || (data20 === "policy"))){
const err65 = {instancePath:instancePath+"/sources/" + i1+"/kind",schemaPath:"#/definitions/Source/properties/kind/enum",keyword:"enum",params:{allowedValues: schema15.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data19.path !== undefined){
if(typeof data19.path !== "string"){
const err66 = {instancePath:instancePath+"/sources/" + i1+"/path",schemaPath:"#/definitions/Source/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data19.sha256 !== undefined){
let data22 = data19.sha256;
if(typeof data22 === "string"){
if(!pattern2.test(data22)){
const err67 = {instancePath:instancePath+"/sources/" + i1+"/sha256",schemaPath:"#/definitions/Source/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/sources/" + i1+"/sha256",schemaPath:"#/definitions/Source/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/sources/" + i1,schemaPath:"#/definitions/Source/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.facts !== undefined){
let data23 = data.facts;
if(Array.isArray(data23)){
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
let data24 = data23[i2];
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.host === undefined){
const err71 = {instancePath:instancePath+"/facts/" + i2,schemaPath:"#/definitions/FactsUsed/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(data24.from === undefined){
const err72 = {instancePath:instancePath+"/facts/" + i2,schemaPath:"#/definitions/FactsUsed/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key3 in data24){
if(!((((key3 === "host") || (key3 === "from")) || (key3 === "file")) || (key3 === "digest"))){
const err73 = {instancePath:instancePath+"/facts/" + i2,schemaPath:"#/definitions/FactsUsed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data24.host !== undefined){
if(typeof data24.host !== "string"){
const err74 = {instancePath:instancePath+"/facts/" + i2+"/host",schemaPath:"#/definitions/FactsUsed/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data24.from !== undefined){
let data26 = data24.from;
if(typeof data26 !== "string"){
const err75 = {instancePath:instancePath+"/facts/" + i2+"/from",schemaPath:"#/definitions/FactsUsed/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!((data26 === "snapshot") || (data26 === "host"))){
const err76 = {instancePath:instancePath+"/facts/" + i2+"/from",schemaPath:"#/definitions/FactsUsed/properties/from/enum",keyword:"enum",params:{allowedValues: schema16.properties.from.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data24.file !== undefined){
if(typeof data24.file !== "string"){
const err77 = {instancePath:instancePath+"/facts/" + i2+"/file",schemaPath:"#/definitions/FactsUsed/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data24.digest !== undefined){
let data28 = data24.digest;
if(typeof data28 === "string"){
if(!pattern2.test(data28)){
const err78 = {instancePath:instancePath+"/facts/" + i2+"/digest",schemaPath:"#/definitions/FactsUsed/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/facts/" + i2+"/digest",schemaPath:"#/definitions/FactsUsed/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/facts/" + i2,schemaPath:"#/definitions/FactsUsed/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.resource_changes !== undefined){
let data29 = data.resource_changes;
if(Array.isArray(data29)){
const len3 = data29.length;
for(let i3=0; i3<len3; i3++){
if(!(validate13(data29[i3], {instancePath:instancePath+"/resource_changes/" + i3,parentData:data29,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
else {
const err82 = {instancePath:instancePath+"/resource_changes",schemaPath:"#/properties/resource_changes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.plays !== undefined){
let data31 = data.plays;
if(Array.isArray(data31)){
const len4 = data31.length;
for(let i4=0; i4<len4; i4++){
if(!(validate15(data31[i4], {instancePath:instancePath+"/plays/" + i4,parentData:data31,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err83 = {instancePath:instancePath+"/plays",schemaPath:"#/properties/plays/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data.tasks !== undefined){
let data33 = data.tasks;
if(Array.isArray(data33)){
const len5 = data33.length;
for(let i5=0; i5<len5; i5++){
if(!(validate21(data33[i5], {instancePath:instancePath+"/tasks/" + i5,parentData:data33,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err84 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.steps !== undefined){
let data35 = data.steps;
if(Array.isArray(data35)){
const len6 = data35.length;
for(let i6=0; i6<len6; i6++){
if(!(validate24(data35[i6], {instancePath:instancePath+"/steps/" + i6,parentData:data35,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err85 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data.diffs !== undefined){
let data37 = data.diffs;
if(Array.isArray(data37)){
const len7 = data37.length;
for(let i7=0; i7<len7; i7++){
if(!(validate28(data37[i7], {instancePath:instancePath+"/diffs/" + i7,parentData:data37,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err86 = {instancePath:instancePath+"/diffs",schemaPath:"#/properties/diffs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.moves !== undefined){
let data39 = data.moves;
if(Array.isArray(data39)){
const len8 = data39.length;
for(let i8=0; i8<len8; i8++){
if(!(validate30(data39[i8], {instancePath:instancePath+"/moves/" + i8,parentData:data39,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err87 = {instancePath:instancePath+"/moves",schemaPath:"#/properties/moves/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.preconditions !== undefined){
let data41 = data.preconditions;
if(Array.isArray(data41)){
const len9 = data41.length;
for(let i9=0; i9<len9; i9++){
let data42 = data41[i9];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.id === undefined){
const err88 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data42.host === undefined){
const err89 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data42.kind === undefined){
const err90 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data42.subject === undefined){
const err91 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/required",keyword:"required",params:{missingProperty: "subject"},message:"must have required property '"+"subject"+"'"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data42.expected === undefined){
const err92 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/required",keyword:"required",params:{missingProperty: "expected"},message:"must have required property '"+"expected"+"'"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
for(const key4 in data42){
if(!(((((key4 === "id") || (key4 === "host")) || (key4 === "kind")) || (key4 === "subject")) || (key4 === "expected"))){
const err93 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data42.id !== undefined){
if(typeof data42.id !== "string"){
const err94 = {instancePath:instancePath+"/preconditions/" + i9+"/id",schemaPath:"#/definitions/Precondition/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data42.host !== undefined){
if(typeof data42.host !== "string"){
const err95 = {instancePath:instancePath+"/preconditions/" + i9+"/host",schemaPath:"#/definitions/Precondition/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data42.kind !== undefined){
let data45 = data42.kind;
if(typeof data45 !== "string"){
const err96 = {instancePath:instancePath+"/preconditions/" + i9+"/kind",schemaPath:"#/definitions/Precondition/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(!(((((((data45 === "address") || (data45 === "link")) || (data45 === "file")) || (data45 === "ifstate")) || (data45 === "sysctl")) || (data45 === "manager")) || (data45 === "user"))){
const err97 = {instancePath:instancePath+"/preconditions/" + i9+"/kind",schemaPath:"#/definitions/Precondition/properties/kind/enum",keyword:"enum",params:{allowedValues: schema42.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data42.subject !== undefined){
if(typeof data42.subject !== "string"){
const err98 = {instancePath:instancePath+"/preconditions/" + i9+"/subject",schemaPath:"#/definitions/Precondition/properties/subject/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data42.expected !== undefined){
if(typeof data42.expected !== "string"){
const err99 = {instancePath:instancePath+"/preconditions/" + i9+"/expected",schemaPath:"#/definitions/Precondition/properties/expected/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/preconditions/" + i9,schemaPath:"#/definitions/Precondition/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/preconditions",schemaPath:"#/properties/preconditions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data.preflight !== undefined){
let data48 = data.preflight;
if(Array.isArray(data48)){
const len10 = data48.length;
for(let i10=0; i10<len10; i10++){
let data49 = data48[i10];
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.task === undefined){
const err102 = {instancePath:instancePath+"/preflight/" + i10,schemaPath:"#/definitions/PreflightCheck/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data49.says === undefined){
const err103 = {instancePath:instancePath+"/preflight/" + i10,schemaPath:"#/definitions/PreflightCheck/required",keyword:"required",params:{missingProperty: "says"},message:"must have required property '"+"says"+"'"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data49.proof === undefined){
const err104 = {instancePath:instancePath+"/preflight/" + i10,schemaPath:"#/definitions/PreflightCheck/required",keyword:"required",params:{missingProperty: "proof"},message:"must have required property '"+"proof"+"'"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data49.state === undefined){
const err105 = {instancePath:instancePath+"/preflight/" + i10,schemaPath:"#/definitions/PreflightCheck/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
for(const key5 in data49){
if(!((((((key5 === "task") || (key5 === "code")) || (key5 === "says")) || (key5 === "host")) || (key5 === "proof")) || (key5 === "state"))){
const err106 = {instancePath:instancePath+"/preflight/" + i10,schemaPath:"#/definitions/PreflightCheck/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data49.task !== undefined){
let data50 = data49.task;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err107 = {instancePath:instancePath+"/preflight/" + i10+"/task",schemaPath:"#/definitions/PreflightCheck/properties/task/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 < 1 || isNaN(data50)){
const err108 = {instancePath:instancePath+"/preflight/" + i10+"/task",schemaPath:"#/definitions/PreflightCheck/properties/task/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
if(data49.code !== undefined){
if(typeof data49.code !== "string"){
const err109 = {instancePath:instancePath+"/preflight/" + i10+"/code",schemaPath:"#/definitions/PreflightCheck/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data49.says !== undefined){
if(typeof data49.says !== "string"){
const err110 = {instancePath:instancePath+"/preflight/" + i10+"/says",schemaPath:"#/definitions/PreflightCheck/properties/says/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data49.host !== undefined){
if(typeof data49.host !== "string"){
const err111 = {instancePath:instancePath+"/preflight/" + i10+"/host",schemaPath:"#/definitions/PreflightCheck/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data49.proof !== undefined){
let data54 = data49.proof;
if(typeof data54 !== "string"){
const err112 = {instancePath:instancePath+"/preflight/" + i10+"/proof",schemaPath:"#/definitions/PreflightCheck/properties/proof/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!(((data54 === "facts") || (data54 === "apply")) || (data54 === "nobody"))){
const err113 = {instancePath:instancePath+"/preflight/" + i10+"/proof",schemaPath:"#/definitions/PreflightCheck/properties/proof/enum",keyword:"enum",params:{allowedValues: schema43.properties.proof.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data49.state !== undefined){
let data55 = data49.state;
if(typeof data55 !== "string"){
const err114 = {instancePath:instancePath+"/preflight/" + i10+"/state",schemaPath:"#/definitions/PreflightCheck/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!((((data55 === "holds") || (data55 === "fails")) || (data55 === "overruled")) || (data55 === "open"))){
const err115 = {instancePath:instancePath+"/preflight/" + i10+"/state",schemaPath:"#/definitions/PreflightCheck/properties/state/enum",keyword:"enum",params:{allowedValues: schema43.properties.state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/preflight/" + i10,schemaPath:"#/definitions/PreflightCheck/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/preflight",schemaPath:"#/properties/preflight/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data.findings !== undefined){
let data56 = data.findings;
if(Array.isArray(data56)){
const len11 = data56.length;
for(let i11=0; i11<len11; i11++){
if(!(validate32(data56[i11], {instancePath:instancePath+"/findings/" + i11,parentData:data56,parentDataProperty:i11,rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err118 = {instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data.risk !== undefined){
if(!(validate35(data.risk, {instancePath:instancePath+"/risk",parentData:data,parentDataProperty:"risk",rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.policies !== undefined){
let data59 = data.policies;
if(Array.isArray(data59)){
const len12 = data59.length;
for(let i12=0; i12<len12; i12++){
let data60 = data59[i12];
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60.policy === undefined){
const err119 = {instancePath:instancePath+"/policies/" + i12,schemaPath:"#/definitions/PolicyVerdict/required",keyword:"required",params:{missingProperty: "policy"},message:"must have required property '"+"policy"+"'"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data60.verdict === undefined){
const err120 = {instancePath:instancePath+"/policies/" + i12,schemaPath:"#/definitions/PolicyVerdict/required",keyword:"required",params:{missingProperty: "verdict"},message:"must have required property '"+"verdict"+"'"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(data60.says === undefined){
const err121 = {instancePath:instancePath+"/policies/" + i12,schemaPath:"#/definitions/PolicyVerdict/required",keyword:"required",params:{missingProperty: "says"},message:"must have required property '"+"says"+"'"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
for(const key6 in data60){
if(!((((key6 === "policy") || (key6 === "verdict")) || (key6 === "code")) || (key6 === "says"))){
const err122 = {instancePath:instancePath+"/policies/" + i12,schemaPath:"#/definitions/PolicyVerdict/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data60.policy !== undefined){
let data61 = data60.policy;
if(typeof data61 !== "string"){
const err123 = {instancePath:instancePath+"/policies/" + i12+"/policy",schemaPath:"#/definitions/PolicyVerdict/properties/policy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(!((((((data61 === "max_outage_ms") || (data61 === "protected_hosts")) || (data61 === "hours")) || (data61 === "approve_risk")) || (data61 === "strategies")) || (data61 === "unknown"))){
const err124 = {instancePath:instancePath+"/policies/" + i12+"/policy",schemaPath:"#/definitions/PolicyVerdict/properties/policy/enum",keyword:"enum",params:{allowedValues: schema47.properties.policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data60.verdict !== undefined){
let data62 = data60.verdict;
if(typeof data62 !== "string"){
const err125 = {instancePath:instancePath+"/policies/" + i12+"/verdict",schemaPath:"#/definitions/PolicyVerdict/properties/verdict/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(!((((data62 === "met") || (data62 === "broken")) || (data62 === "needs-approval")) || (data62 === "at-apply"))){
const err126 = {instancePath:instancePath+"/policies/" + i12+"/verdict",schemaPath:"#/definitions/PolicyVerdict/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema47.properties.verdict.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data60.code !== undefined){
if(typeof data60.code !== "string"){
const err127 = {instancePath:instancePath+"/policies/" + i12+"/code",schemaPath:"#/definitions/PolicyVerdict/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data60.says !== undefined){
if(typeof data60.says !== "string"){
const err128 = {instancePath:instancePath+"/policies/" + i12+"/says",schemaPath:"#/definitions/PolicyVerdict/properties/says/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
else {
const err129 = {instancePath:instancePath+"/policies/" + i12,schemaPath:"#/definitions/PolicyVerdict/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
else {
const err130 = {instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data.observed !== undefined){
if(!(validate37(data.observed, {instancePath:instancePath+"/observed",parentData:data,parentDataProperty:"observed",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err131 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const validate_snapshot = validate39;
const schema50 = {"type":"object","additionalProperties":false,"required":["format_version","host","gatheredAt","digest","withheld","facts"],"properties":{"format_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+$"},"host":{"type":"string","minLength":1},"gatheredAt":{"type":"string"},"digest":{"type":"string","pattern":"^[0-9a-f]{64}$"},"withheld":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["path","what"],"properties":{"path":{"type":"string"},"what":{"type":"string"}}}},"facts":{"type":"object","additionalProperties":true}}};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.format_version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format_version"},message:"must have required property '"+"format_version"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.host === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.gatheredAt === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "gatheredAt"},message:"must have required property '"+"gatheredAt"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.digest === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "digest"},message:"must have required property '"+"digest"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.withheld === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "withheld"},message:"must have required property '"+"withheld"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.facts === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "facts"},message:"must have required property '"+"facts"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "format_version") || (key0 === "host")) || (key0 === "gatheredAt")) || (key0 === "digest")) || (key0 === "withheld")) || (key0 === "facts"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.format_version !== undefined){
let data0 = data.format_version;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err7 = {instancePath:instancePath+"/format_version",schemaPath:"#/properties/format_version/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/format_version",schemaPath:"#/properties/format_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.host !== undefined){
let data1 = data.host;
if(typeof data1 === "string"){
if(data1.length < 1){
const err9 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.gatheredAt !== undefined){
if(typeof data.gatheredAt !== "string"){
const err11 = {instancePath:instancePath+"/gatheredAt",schemaPath:"#/properties/gatheredAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.digest !== undefined){
let data3 = data.digest;
if(typeof data3 === "string"){
if(!pattern2.test(data3)){
const err12 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.withheld !== undefined){
let data4 = data.withheld;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.path === undefined){
const err14 = {instancePath:instancePath+"/withheld/" + i0,schemaPath:"#/properties/withheld/items/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.what === undefined){
const err15 = {instancePath:instancePath+"/withheld/" + i0,schemaPath:"#/properties/withheld/items/required",keyword:"required",params:{missingProperty: "what"},message:"must have required property '"+"what"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data5){
if(!((key1 === "path") || (key1 === "what"))){
const err16 = {instancePath:instancePath+"/withheld/" + i0,schemaPath:"#/properties/withheld/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.path !== undefined){
if(typeof data5.path !== "string"){
const err17 = {instancePath:instancePath+"/withheld/" + i0+"/path",schemaPath:"#/properties/withheld/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.what !== undefined){
if(typeof data5.what !== "string"){
const err18 = {instancePath:instancePath+"/withheld/" + i0+"/what",schemaPath:"#/properties/withheld/items/properties/what/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/withheld/" + i0,schemaPath:"#/properties/withheld/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/withheld",schemaPath:"#/properties/withheld/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.facts !== undefined){
let data8 = data.facts;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
const err21 = {instancePath:instancePath+"/facts",schemaPath:"#/properties/facts/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

