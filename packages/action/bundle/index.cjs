// Generated from packages/action/src by `npm run generate`. Do not edit.
const bundleUrl = require("node:url").pathToFileURL(__filename).href;
"use strict";var Ct=Object.create;var $e=Object.defineProperty;var qt=Object.getOwnPropertyDescriptor;var Jt=Object.getOwnPropertyNames;var Bt=Object.getPrototypeOf,Ft=Object.prototype.hasOwnProperty;var Ht=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}};var Dt=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of Jt(t))!Ft.call(e,o)&&o!==r&&$e(e,o,{get:()=>t[o],
enumerable:!(n=qt(t,o))||n.enumerable});return e};var T=(e,t,r)=>(r=e!=null?Ct(Bt(e)):{},Dt(t||!e||!e.__esModule?$e(r,"default",{value:e,enumerable:!0}):r,e));var ot=Ht((Yn,U)=>{"use strict";var X=function(){};X.prototype=Object.create(null);var z=/; *([!#$%&'*+.^\w`|~-]+)=("(?:[\v\u0020\u0021\u0023-\u005b\u005d-\u007e\u0080-\u00ff]|\\[\v\u0020-\u00ff])*"|[!#$%&'*+.^\w`|~-]+) */gu,
K=/\\([\v\u0020-\u00ff])/gu,tt=/^[!#$%&'*+.^\w|~-]+\/[!#$%&'*+.^\w|~-]+$/u,v={type:"",parameters:new X};Object.freeze(v.
parameters);Object.freeze(v);function rt(e){if(typeof e!="string")throw new TypeError("argument header is required and m\
ust be a string");let t=e.indexOf(";"),r=t!==-1?e.slice(0,t).trim():e.trim();if(tt.test(r)===!1)throw new TypeError("inv\
alid media type");let n={type:r.toLowerCase(),parameters:new X};if(t===-1)return n;let o,i,s;for(z.lastIndex=t;i=z.exec(
e);){if(i.index!==t)throw new TypeError("invalid parameter format");t+=i[0].length,o=i[1].toLowerCase(),s=i[2],s[0]==='"'&&
(s=s.slice(1,s.length-1),K.test(s)&&(s=s.replace(K,"$1"))),n.parameters[o]=s}if(t!==e.length)throw new TypeError("invali\
d parameter format");return n}function nt(e){if(typeof e!="string")return v;let t=e.indexOf(";"),r=t!==-1?e.slice(0,t).trim():
e.trim();if(tt.test(r)===!1)return v;let n={type:r.toLowerCase(),parameters:new X};if(t===-1)return n;let o,i,s;for(z.lastIndex=
t;i=z.exec(e);){if(i.index!==t)return v;t+=i[0].length,o=i[1].toLowerCase(),s=i[2],s[0]==='"'&&(s=s.slice(1,s.length-1),
K.test(s)&&(s=s.replace(K,"$1"))),n.parameters[o]=s}return t!==e.length?v:n}U.exports.default={parse:rt,safeParse:nt};U.
exports.parse=rt;U.exports.safeParse=nt;U.exports.defaultContentType=v});var _e=T(require("node:path"),1),Ut=require("node:url");var re=require("node:fs"),Rt=require("node:os"),It=T(require("node:path"),1);var Ue=require("node:fs"),Ce=T(require("node:path"),1);function ve(e,t){return`<!-- vipbook-${e}-of: ${encodeURIComponent(t).replaceAll("-","%2D")} -->`}async function Se(e,t,r,n,o){
let i=ve(r,n),s=`${i}
${o}`,[a]=await xe(e,t,i);return a===void 0?(await e.create(t,s),"created"):a.body.replaceAll(`\r
`,`
`).trimEnd()===s.trimEnd()?"unchanged":(await e.update(t,a.id,s),"updated")}async function Oe(e,t,r){let n=ve("plan",r),
[o]=await xe(e,t,n),i=o?.body.replaceAll(`\r
`,`
`).slice(n.length+1)??"";return/^<!-- vipbook-plan -->\n<!-- vipbook-plan-hash: (sha256:[0-9a-f]{64}) -->\n/.exec(i)?.[1]}
async function xe(e,t,r){return(await e.own(t)).filter(({body:n})=>n.startsWith(r))}function J(e,t){let r=e.replace(/\u001b\[[0-9;]*m|[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
"").trimEnd(),n=r.length<=t?r:`\u2026${r.slice(r.length-t)}`,o=Math.max(2,...[...n.matchAll(/`+/g)].map(([s])=>s.length)),
i="`".repeat(o+1);return`${i}text
${n}
${i}`}var G=require("node:fs"),B=T(require("node:path"),1);var m=class extends Error{name="Problem"},E=class extends Error{name="MayNotWrite"};var se=T(require("node:path"),1);function $({workspace:e,inputs:t}){return se.default.join(e,t.workingDirectory)}function O({inputs:e}){return se.default.
posix.join(e.workingDirectory,e.playbook)}async function N(e,t,r,n){let{forge:o,context:i,workflow:s}=e,a="It is in the \
summary of this job, and on the lines of the playbook.";if(o===void 0){s.annotate("notice",`No comment was written: ther\
e is no token. ${a}`);return}try{let c=await Se(o,r,t,O(e),n);s.say(`comment of #${String(r)}: ${c}`)}catch(c){if(!(c instanceof
E))throw c;let p=i.fork?"the token of a pull request from a fork may only read":`the token may not write comments (${c.message}\
); the job wants "permissions: pull-requests: write"`;s.annotate("notice",`No comment was written: ${p}. ${a}`)}}async function F(e){let{inputs:t,vipbook:r,workflow:n,scratch:o}=e,i=$(e),s=B.default.join(o,t.plan),{status:a,stdout:c,
stderr:p}=await r.run(["plan",t.playbook,...t.inventory.flatMap(h=>["-i",h]),...t.facts===void 0?[]:["--facts",t.facts],
"--out",s,...t.command==="plan"?t.arguments:[]],i);if(n.foreign(c),n.foreign(p),!(0,G.existsSync)(s))return{said:p.trim()===
""?c:p,status:a};let u=Ae(s,t.plan),l=B.default.join(i,t.plan);if(!(0,G.existsSync)(l))return(0,G.mkdirSync)(B.default.dirname(
l),{recursive:!0}),(0,G.copyFileSync)(s,l),{plan:u,root:o,otherCommitted:void 0};let{identity:d}=Ae(l,t.plan);return{plan:u,
root:o,otherCommitted:d===u.identity?void 0:d}}function Ae(e,t){let r;try{r=JSON.parse((0,G.readFileSync)(e,"utf8"))}catch{
throw new m(`${t} is no JSON: it is no plan of vipbook`)}if(!Mt(r))throw new m(`${t} is no plan of vipbook`);return r}function Mt(e){
return typeof e=="object"&&e!==null&&"identity"in e&&typeof e.identity=="string"&&"summary"in e&&"steps"in e&&Array.isArray(
e.steps)}var L=require("node:fs"),R=T(require("node:path"),1);function ie(e){return e.steps.some(t=>t.changes)||e.summary.unknown>0}function Ne(e,{failOn:t,maxOutageMs:r}){let{summary:n,
risk:o}=e,i=o.reasons.map(({says:u})=>u).slice(0,3),s=i.length===0?"":`: ${i.join("; ")}`,a=e.findings.filter(({severity:u})=>u===
"error"),c=e.policies.filter(({verdict:u})=>u==="broken"),p=[...a,...c.map(({says:u})=>({code:"policy",message:u}))].slice(
0,3).map(({code:u,message:l})=>`${u}: ${l}`).join("; ");return[...t.includes("error")&&(!n.applicable||a.length>0)?[`The\
 plan cannot be applied${p===""?"":`: ${p}`}`]:[],...t.includes("changes")&&ie(e)?['The plan changes something, and fail\
-on has "changes"']:[],...t.includes("risk-high")&&n.risk==="high"?[`The risk is high, and fail-on has "risk-high"${s}`]:
[],...t.includes("risk-medium")&&n.risk!=="low"?[`The risk is ${n.risk}, and fail-on has "risk-medium"${s}`]:[],...r!==void 0&&
(n.outageMs??0)>r?[`An outage of ${String(n.outageMs)} ms is expected; max-outage-ms allows ${String(r)}`]:[]]}var ae=require("node:crypto"),j=require("node:fs"),je=10,D=1048576,H=class{#e=[];#t;#r;#n;constructor(t,r,n){this.#t=t,this.#r=
r,this.#n=n}say(t){this.foreign(`${t}
`)}foreign(t){if(t==="")return;let r=t.endsWith(`
`)?t:`${t}
`,n=(0,ae.randomUUID)();this.#r(this.#n?`::stop-commands::${n}
${r}::${n}::
`:r)}annotate(t,r){let n=this.#e.filter(o=>o.properties==="").length;this.#e.splice(n,0,{level:t,properties:"",message:Re(
r)})}annotations(t,r){for(let n of t.split(`
`)){let o=/^::(error|warning|notice) ([^:\r]*)::([^\r]*)$/.exec(n);if(o===null)continue;let[,i,s="",a=""]=o;i!=="error"&&
i!=="warning"&&i!=="notice"||this.#e.push({level:i,properties:s.replace(/(^|,)file=(?!%2F|\/)/,c=>r===""?c:`${c}${Lt(`${r}\
/`)}`),message:a})}}flush(){for(let t of["error","warning","notice"]){let r=this.#e.filter(o=>o.level===t);for(let{properties:o,
message:i}of r.slice(0,je))this.#r(this.#n?`::${t}${o===""?"":` ${o}`}::${i}
`:`${t}: ${Vt(i)}
`);let n=r.length-je;n>0&&this.say(`${String(n)} more of level ${t} are in the summary, not on the lines`)}this.#e.length=
0}output(t,r){let n=this.#t.GITHUB_OUTPUT;if(n===void 0||n==="")return;let o=`vipbook-${(0,ae.randomUUID)()}`;(0,j.appendFileSync)(
n,`${t}<<${o}
${r}
${o}
`)}summaryRoom(){let t=this.#t.GITHUB_STEP_SUMMARY;if(!(t===void 0||t===""))return D-((0,j.statSync)(t,{throwIfNoEntry:!1})?.
size??0)}summary(t){let r=this.summaryRoom(),n=this.#t.GITHUB_STEP_SUMMARY;n===void 0||r===void 0||Buffer.byteLength(t)>
r||(0,j.appendFileSync)(n,t)}};function Re(e){return e.replaceAll("%","%25").replaceAll("\r","%0D").replaceAll(`
`,"%0A")}function Lt(e){return Re(e).replaceAll(":","%3A").replaceAll(",","%2C")}function Vt(e){return e.replaceAll("%0D",
"").replaceAll("%0A",`
  `).replaceAll("%25","%")}var Wt=8e3,zt=1e4;async function Pe(e){let t=await F(e);if(!("plan"in t))return Yt(e,t);let{inputs:r,context:n,workflow:o,
forge:i}=e,{plan:s,otherCommitted:a}=t;Xt(e,t);let c=[...a===void 0?[]:[Kt(e,s,a)],...Ne(s,r)],p=c.map(d=>`> [!CAUTION]
> ${V(Zt(d))}
`).join(`
`),u=async d=>{let h=await M(e,t,["markdown","--limit",String(Math.max(zt,d-Wt)),...n.commit===void 0?[]:["--commit",n.commit],
...r.artifact===void 0?[]:["--whole",r.artifact]]),f=n.page===void 0?"":`
<sub>[This run](${n.page}) made the plan.</sub>
`;return p===""?`${h}${f}`:`${h.replace(/^(?:<!--[^\n]*-->\n)*/,b=>`${b}
${p}
`)}${f}`},l=o.summaryRoom();return l!==void 0&&o.summary(await u(Math.min(l,D))),o.annotations(await M(e,t,["github"]),r.
workingDirectory),r.sarif!==void 0&&Ie(e,r.sarif,Qt(await M(e,t,["sarif"]),e)),r.html!==void 0&&Ie(e,r.html,await M(e,t,
["html"])),r.comment&&n.change!==void 0&&await N(e,"plan",n.change,await u(i?.limit??D)),c}function Kt({inputs:e},t,r){return`${e.
plan} is not what the playbook gives now: committed is ${r}, planned ${t.identity}. Plan again, and commit the plan.`}function Xt({
inputs:e,workflow:t},{plan:r,root:n,otherCommitted:o}){let{summary:i}=r,s={changes:ie(r),"plan-hash":r.identity,"plan-fi\
le":o===void 0?R.default.posix.join(e.workingDirectory,e.plan):R.default.join(n,e.plan),"to-add":i.add,"to-change":i.change,
"to-destroy":i.destroy,"to-move":i.move,"to-run":i.run,"max-outage-ms":i.outageMs??0,risk:i.risk,applicable:i.applicable};
for(let[a,c]of Object.entries(s))t.output(a,String(c))}async function M({inputs:e,vipbook:t},{root:r},n){let{status:o,stdout:i,
stderr:s}=await t.run(["show",e.plan,"--format",...n],r);if(o!==0)throw new m(`vipbook show ended with ${String(o)}: ${s.
trim()}`);return i}async function Yt(e,{said:t,status:r}){let{inputs:n,context:o,workflow:i,vipbook:s}=e,a=await s.run([
"lint",n.playbook,...n.inventory.flatMap(p=>["-i",p]),"--output","github"],$(e));i.annotations(a.stdout,n.workingDirectory);
let c=[`### ${V(O(e))}: no plan`,"",`\u26D4 \`vipbook plan\` ended with ${String(r)}. Nothing can be applied.`,"",J(t,2e4),
""].join(`
`);return i.summary(c),n.comment&&o.change!==void 0&&await N(e,"plan",o.change,c),i.output("applicable","false"),[`vipbo\
ok plan ended with ${String(r)}, and there is no plan`]}function Ie(e,t,r){let n=R.default.join($(e),t);(0,L.mkdirSync)(
R.default.dirname(n),{recursive:!0}),(0,L.writeFileSync)(n,r)}function Qt(e,{inputs:t}){if(t.workingDirectory==="")return e;
let r=`${encodeURI(t.workingDirectory)}/`,n=JSON.parse(e,(o,i)=>o==="uri"&&typeof i=="string"&&!/^(\/|[a-z]+:)/.test(i)?
`${r}${i}`:i);return`${JSON.stringify(n,void 0,2)}
`}function Zt(e){return e.length<=200?e:`${e.slice(0,200)}\u2026`}function V(e){return e.replace(/\s+/g," ").replace(/[\\`*_{}[\]()<>|~&$^!#@]/g,
t=>t==="@"||t==="#"?`${t}&#8203;`:`&#${String(t.charCodeAt(0))};`)}var er={0:{sign:"\u2705",says:"applied: exactly the approved plan was carried out"},1:{sign:"\u26D4",says:"failed: see b\
elow what was done and what was not"},2:{sign:"\u26D4",says:"a task failed on a host: see below what was done and what w\
as not"},3:{sign:"\u{1F553}",says:"stale: something moved since the plan was made. Nothing was changed. Plan again"},4:{
sign:"\u{1F512}",says:"locked: somebody else is at work on the address. Nothing was changed"},5:{sign:"\u26D4",says:"not\
 allowed: a check before the move or a policy says no"},6:{sign:"\u21A9\uFE0F",says:"rolled back: the address is where i\
t was"},7:{sign:"\u26A0\uFE0F",says:"uncertain: nobody knows how far it came. Look with vipbook status before anything e\
lse"},99:{sign:"\u26D4",says:"interrupted"},250:{sign:"\u26D4",says:"vipbook itself failed"}};async function qe(e){let{inputs:t,
vipbook:r,workflow:n,context:o}=e,i=o.change??await tr(e),s=t.expectHash??await rr(e,i);n.say(`approved is ${s}`);let a=$(
e);if(!(0,Ue.existsSync)(Ce.default.join(a,t.plan))){n.say(`${t.plan} is not committed: it is planned once more`);let f=await F(
e);if(!("plan"in f))return[`vipbook plan ended with ${String(f.status)}, and there is no plan to apply`]}let{status:c,stdout:p,
stderr:u}=await r.run(["apply",t.plan,"--expect-hash",s,...t.arguments],a);n.foreign(p),n.foreign(u),n.output("exit-code",
String(c)),n.output("plan-hash",s);let l=er[c]??{sign:"\u26D4",says:`ended with ${String(c)}`},d=o.page===void 0?"":`, i\
n [this run](${o.page})`,h=[`### ${l.sign} ${V(O(e))}: ${l.says}`,"",`Plan \`${s}\`${o.commit===void 0?"":` at ${o.commit}`}${d}\
. Exit code ${String(c)}.`,"","<details><summary>What vipbook said</summary>","",J(`${p}${u}`,3e4),"","</details>",""].join(
`
`);return n.summary(h),t.comment&&i!==void 0&&await N(e,"apply",i,h),c===0?[]:[`vipbook apply: ${l.says} (exit code ${String(
c)})`]}async function tr({forge:e,context:t}){if(!(e===void 0||t.commit===void 0))return e.mergedAs(t.commit)}async function rr(e,t){
let{forge:r,inputs:n}=e,o='Give the approved hash with the input "expect-hash".';if(r===void 0)throw new m(`Without a to\
ken no comment can be read. ${o}`);if(t===void 0)throw new m(`This commit belongs to no merged pull request that is know\
n. ${o}`);let i=await Oe(r,t,O(e));if(i===void 0)throw new m(`#${String(t)} has no comment of this token's own with a pl\
an of ${n.playbook}. ${o}`);return i}var Je=require("node:fs");function Be(e){return e.GITLAB_CI==="true"&&e.GITHUB_ACTIONS!=="true"?or(e):nr(e)}function nr(e){let t=e.GITHUB_EVENT_NAME??
"",r=sr(e.GITHUB_EVENT_PATH),n=I(r,"pull_request"),o=I(n,"head"),i=n?.number,s=o?.sha,a=I(o,"repo")?.full_name,c=I(I(n,"\
base"),"repo")?.full_name,p=n?.merged===!0,u=e.GITHUB_SERVER_URL,l=e.GITHUB_REPOSITORY,d=e.GITHUB_RUN_ID;return{provider:"\
github",event:t,change:typeof i=="number"?i:void 0,commit:typeof s=="string"&&!p?s:e.GITHUB_SHA,fork:n!==void 0&&a!==c,page:u===
void 0||l===void 0||d===void 0?void 0:`${u}/${l}/actions/runs/${d}`}}function or(e){let t=Number(e.CI_MERGE_REQUEST_IID??
""),r=e.CI_MERGE_REQUEST_SOURCE_PROJECT_ID;return{provider:"gitlab",event:e.CI_PIPELINE_SOURCE??"",change:Number.isInteger(
t)&&t>0?t:void 0,commit:e.CI_COMMIT_SHA,fork:r!==void 0&&r!==e.CI_PROJECT_ID,page:e.CI_JOB_URL}}function sr(e){if(e===void 0||
e==="")return{};try{let t=JSON.parse((0,Je.readFileSync)(e,"utf8"));return Fe(t)?t:{}}catch{throw new m("The event of th\
is run (GITHUB_EVENT_PATH) cannot be read")}}function I(e,t){let r=e?.[t];return Fe(r)?r:void 0}function Fe(e){return typeof e==
"object"&&e!==null}var $t=require("node:timers/promises");function _(){return typeof navigator=="object"&&"userAgent"in navigator?navigator.userAgent:typeof process=="object"&&process.
version!==void 0?`Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`:"<environment undetectabl\
e>"}function W(e,t,r,n){if(typeof r!="function")throw new Error("method for before hook must be a function");return n||(n={}),
Array.isArray(t)?t.reverse().reduce((o,i)=>W.bind(null,e,i,o,n),r)():Promise.resolve().then(()=>e.registry[t]?e.registry[t].
reduce((o,i)=>i.hook.bind(null,o,n),r)():r(n))}function He(e,t,r,n){let o=n;e.registry[r]||(e.registry[r]=[]),t==="before"&&(n=(i,s)=>Promise.resolve().then(o.bind(null,
s)).then(i.bind(null,s))),t==="after"&&(n=(i,s)=>{let a;return Promise.resolve().then(i.bind(null,s)).then(c=>(a=c,o(a,s))).
then(()=>a)}),t==="error"&&(n=(i,s)=>Promise.resolve().then(i.bind(null,s)).catch(a=>o(a,s))),e.registry[r].push({hook:n,
orig:o})}function De(e,t,r){if(!e.registry[t])return;let n=e.registry[t].map(o=>o.orig).indexOf(r);n!==-1&&e.registry[t].splice(n,
1)}var Me=Function.bind,Le=Me.bind(Me);function Ve(e,t,r){let n=Le(De,null).apply(null,r?[t,r]:[t]);e.api={remove:n},e.remove=
n,["before","error","after","wrap"].forEach(o=>{let i=r?[t,o,r]:[t,o];e[o]=e.api[o]=Le(He,null).apply(null,i)})}function ir(){
let e=Symbol("Singular"),t={registry:{}},r=W.bind(null,t,e);return Ve(r,t,e),r}function ar(){let e={registry:{}},t=W.bind(
null,e);return Ve(t,e),t}var We={Singular:ir,Collection:ar};var cr="0.0.0-development",ur=`octokit-endpoint.js/${cr} ${_()}`,pr={method:"GET",baseUrl:"https://api.github.com",headers:{
accept:"application/vnd.github.v3+json","user-agent":ur},mediaType:{format:""}};function lr(e){return e?Object.keys(e).reduce(
(t,r)=>(t[r.toLowerCase()]=e[r],t),{}):{}}function dr(e){if(typeof e!="object"||e===null||Object.prototype.toString.call(
e)!=="[object Object]")return!1;let t=Object.getPrototypeOf(e);if(t===null)return!0;let r=Object.prototype.hasOwnProperty.
call(t,"constructor")&&t.constructor;return typeof r=="function"&&r instanceof r&&Function.prototype.call(r)===Function.
prototype.call(e)}function Xe(e,t){let r=Object.assign({},e);return Object.keys(t).forEach(n=>{dr(t[n])?n in e?r[n]=Xe(e[n],
t[n]):Object.assign(r,{[n]:t[n]}):Object.assign(r,{[n]:t[n]})}),r}function ze(e){for(let t in e)e[t]===void 0&&delete e[t];
return e}function ue(e,t,r){if(typeof t=="string"){let[o,i]=t.split(" ");r=Object.assign(i?{method:o,url:i}:{url:o},r)}else
r=Object.assign({},t);r.headers=lr(r.headers),ze(r),ze(r.headers);let n=Xe(e||{},r);return r.url==="/graphql"&&(e&&e.mediaType.
previews?.length&&(n.mediaType.previews=e.mediaType.previews.filter(o=>!n.mediaType.previews.includes(o)).concat(n.mediaType.
previews)),n.mediaType.previews=(n.mediaType.previews||[]).map(o=>o.replace(/-preview/,""))),n}function fr(e,t){let r=/\?/.
test(e)?"&":"?",n=Object.keys(t);return n.length===0?e:e+r+n.map(o=>o==="q"?"q="+t.q.split("+").map(encodeURIComponent).
join("+"):`${o}=${encodeURIComponent(t[o])}`).join("&")}var mr=/\{[^{}}]+\}/g;function gr(e){return e.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g,
"").split(/,/)}function hr(e){let t=e.match(mr);return t?t.map(gr).reduce((r,n)=>r.concat(n),[]):[]}function Ke(e,t){let r={
__proto__:null};for(let n of Object.keys(e))t.indexOf(n)===-1&&(r[n]=e[n]);return r}function Ye(e){return e.split(/(%[0-9A-Fa-f]{2})/g).
map(function(t){return/%[0-9A-Fa-f]/.test(t)||(t=encodeURI(t).replace(/%5B/g,"[").replace(/%5D/g,"]")),t}).join("")}function A(e){
return encodeURIComponent(e).replace(/[!'()*]/g,function(t){return"%"+t.charCodeAt(0).toString(16).toUpperCase()})}function P(e,t,r){
return t=e==="+"||e==="#"?Ye(t):A(t),r?A(r)+"="+t:t}function x(e){return e!=null}function ce(e){return e===";"||e==="&"||
e==="?"}function yr(e,t,r,n){var o=e[r],i=[];if(x(o)&&o!=="")if(typeof o=="string"||typeof o=="number"||typeof o=="bigin\
t"||typeof o=="boolean")o=o.toString(),n&&n!=="*"&&(o=o.substring(0,parseInt(n,10))),i.push(P(t,o,ce(t)?r:""));else if(n===
"*")Array.isArray(o)?o.filter(x).forEach(function(s){i.push(P(t,s,ce(t)?r:""))}):Object.keys(o).forEach(function(s){x(o[s])&&
i.push(P(t,o[s],s))});else{let s=[];Array.isArray(o)?o.filter(x).forEach(function(a){s.push(P(t,a))}):Object.keys(o).forEach(
function(a){x(o[a])&&(s.push(A(a)),s.push(P(t,o[a].toString())))}),ce(t)?i.push(A(r)+"="+s.join(",")):s.length!==0&&i.push(
s.join(","))}else t===";"?x(o)&&i.push(A(r)):o===""&&(t==="&"||t==="?")?i.push(A(r)+"="):o===""&&i.push("");return i}function wr(e){
return{expand:br.bind(null,e)}}function br(e,t){var r=["+","#",".","/",";","?","&"];return e=e.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g,
function(n,o,i){if(o){let a="",c=[];if(r.indexOf(o.charAt(0))!==-1&&(a=o.charAt(0),o=o.substr(1)),o.split(/,/g).forEach(
function(p){var u=/([^:\*]*)(?::(\d+)|(\*))?/.exec(p);c.push(yr(t,a,u[1],u[2]||u[3]))}),a&&a!=="+"){var s=",";return a===
"?"?s="&":a!=="#"&&(s=a),(c.length!==0?a:"")+c.join(s)}else return c.join(",")}else return Ye(i)}),e==="/"?e:e.replace(/\/$/,
"")}function Qe(e){let t=e.method.toUpperCase(),r=(e.url||"/").replace(/:([a-z]\w+)/g,"{$1}"),n=Object.assign({},e.headers),
o,i=Ke(e,["method","baseUrl","url","headers","request","mediaType"]),s=hr(r);r=wr(r).expand(i),/^http/.test(r)||(r=e.baseUrl+
r);let a=Object.keys(e).filter(u=>s.includes(u)).concat("baseUrl"),c=Ke(i,a);if(!/application\/octet-stream/i.test(n.accept)&&
(e.mediaType.format&&(n.accept=n.accept.split(/,/).map(u=>u.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,`\
application/vnd$1$2.${e.mediaType.format}`)).join(",")),r.endsWith("/graphql")&&e.mediaType.previews?.length)){let u=n.accept.
match(/(?<![\w-])[\w-]+(?=-preview)/g)||[];n.accept=u.concat(e.mediaType.previews).map(l=>{let d=e.mediaType.format?`.${e.
mediaType.format}`:"+json";return`application/vnd.github.${l}-preview${d}`}).join(",")}return["GET","HEAD"].includes(t)?
r=fr(r,c):"data"in c?o=c.data:Object.keys(c).length&&(o=c),!n["content-type"]&&typeof o<"u"&&(n["content-type"]="applica\
tion/json; charset=utf-8"),["PATCH","PUT"].includes(t)&&typeof o>"u"&&(o=""),Object.assign({method:t,url:r,headers:n},typeof o<
"u"?{body:o}:null,e.request?{request:e.request}:null)}function Er(e,t,r){return Qe(ue(e,t,r))}function Ze(e,t){let r=ue(
e,t),n=Er.bind(null,r);return Object.assign(n,{DEFAULTS:r,defaults:Ze.bind(null,r),merge:ue.bind(null,r),parse:Qe})}var et=Ze(
null,pr);var gt=T(ot(),1);var Tr=/^-?\d+$/,Q=/^-?\d+n+$/,k=JSON.stringify,pe=JSON.parse,ut=/^-?\d+n$/,st=/([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g,it=/([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g,
le=e=>e===void 0||typeof e=="function"||typeof e=="symbol",de=e=>e!==null&&typeof e=="object"&&e.constructor&&e.constructor.
name==="RawJSON",Gr=(e,t,r)=>{let n="";typeof r=="number"?n=" ".repeat(Math.min(10,Math.max(0,Math.floor(r)))):typeof r==
"string"&&(n=r.slice(0,10));let o=typeof t=="function",i=Array.isArray(t)?new Set(t.map(String)):null,s=(f,b,g)=>(g!==null&&
typeof g=="object"&&typeof g.toJSON=="function"&&(g=g.toJSON(b)),typeof g=="string"&&Q.test(g)?g+"n":typeof g=="bigint"?
"rawJSON"in JSON?JSON.rawJSON(g.toString()):g.toString()+"n":(o&&(g=t.call(f,b,g)),g!==null&&typeof g=="object"&&(g instanceof
Number||g instanceof String||g instanceof Boolean)&&(g=g.valueOf()),g)),a=s({"":e},"",e);if(le(a))return;let c=a===null||
typeof a!="object",p=de(a);if(c||p)return k(a);let u=[],l=0,d=[{parent:{"":a},key:"",val:a,isArray:Array.isArray(a),keys:Array.
isArray(a)?null:Object.keys(a),index:0,first:!0}],h=new WeakSet([a]);for(;d.length>0;){let f=d[d.length-1];f.index===0&&
(u.push(f.isArray?"[":"{"),l++);let b=!1;if(f.isArray)if(f.index<f.val.length){f.first||u.push(","),n&&u.push(`
`+n.repeat(l));let g=f.val[f.index],y=s(f.val,String(f.index),g);if(le(y))u.push("null"),f.first=!1,f.index++;else{let ne=y!==
null&&typeof y=="object",q=de(y);if(ne&&!q){if(h.has(y))throw new TypeError("Converting circular structure to JSON");h.add(
y),d.push({parent:f.val,key:String(f.index),val:y,isArray:Array.isArray(y),keys:Array.isArray(y)?null:Object.keys(y),index:0,
first:!0}),f.first=!1,f.index++}else u.push(k(y)),f.first=!1,f.index++}}else b=!0;else{for(;f.index<f.keys.length;){let y=f.
keys[f.index++];if(i&&!i.has(y))continue;let q=f.val[y],w=s(f.val,y,q);if(le(w))continue;f.first||u.push(","),n?u.push(`\

`+n.repeat(l)+k(y)+": "):u.push(k(y)+":");let ke=w!==null&&typeof w=="object",oe=de(w);if(ke&&!oe){if(h.has(w))throw new TypeError(
"Converting circular structure to JSON");h.add(w),d.push({parent:f.val,key:y,val:w,isArray:Array.isArray(w),keys:Array.isArray(
w)?null:Object.keys(w),index:0,first:!0}),f.first=!1;break}else u.push(k(w)),f.first=!1}f.index>=f.keys.length&&d[d.length-
1]===f&&(b=!0)}b&&(l--,!f.first&&n&&u.push(`
`+n.repeat(l)),u.push(f.isArray?"]":"}"),h.delete(f.val),d.pop())}return u.join("")},pt=(e,t,r)=>{try{return"rawJSON"in JSON?
k(e,(a,c)=>typeof c=="bigint"?JSON.rawJSON(c.toString()):typeof t=="function"?t(a,c):(Array.isArray(t)&&t.includes(a),c),
r):e?k(e,(a,c)=>typeof c=="string"&&Q.test(c)||typeof c=="bigint"?c.toString()+"n":typeof t=="function"?t(a,c):(Array.isArray(
t)&&t.includes(a),c),r).replace(st,"$1$2$3").replace(it,"$1$2$3"):k(e,t,r)}catch(n){if(n instanceof RangeError){let o=Gr(
e,t,r);return o===void 0?void 0:"rawJSON"in JSON?o:o.replace(st,"$1$2$3").replace(it,"$1$2$3")}throw n}},Y=new Map,_r=()=>{
let e=JSON.parse.toString();if(Y.has(e))return Y.get(e);try{let t=JSON.parse("1",(r,n,o)=>!!o?.source&&o.source==="1");return Y.
set(e,t),t}catch{return Y.set(e,!1),!1}},kr=(e,t,r,n)=>typeof t=="string"&&ut.test(t)?BigInt(t.slice(0,-1)):typeof t=="s\
tring"&&Q.test(t)?t.slice(0,-1):typeof n=="function"?n(e,t,r):t,$r=(e,t)=>JSON.parse(e,(r,n,o)=>{let i=typeof n=="number",
s=n>Number.MAX_SAFE_INTEGER||n<Number.MIN_SAFE_INTEGER,a=i&&s,c=o&&Tr.test(o.source);return a&&c?BigInt(o.source):typeof t==
"function"?t(r,n,o):n}),lt=Number.MAX_SAFE_INTEGER.toString(),at=lt.length,vr=/"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g,
Sr=/^"-?\d+n+"$/,Or=(e,t)=>{let r={"":e},n=[{parent:r,key:"",visited:!1}];for(;n.length>0;){let o=n[n.length-1];if(o.visited){
let{parent:i,key:s}=o,a=i[s];typeof a=="string"&&(ut.test(a)?a=BigInt(a.slice(0,-1)):Q.test(a)&&(a=a.slice(0,-1))),typeof t==
"function"&&(a=t.call(i,s,a)),a===void 0?delete i[s]:i[s]=a,n.pop()}else{o.visited=!0;let i=o.parent[o.key];if(i!==null&&
typeof i=="object"){let a=Object.keys(i);for(let c=a.length-1;c>=0;c--)n.push({parent:i,key:a[c],visited:!1})}}}return r[""]},
ct=e=>e.replace(vr,(t,r,n,o)=>{let i=t[0]==='"';if(i&&Sr.test(t))return t.substring(0,t.length-1)+'n"';let a=n||o,c=r&&(r.
length<at||r.length===at&&r<=lt);return i||a||c?t:'"'+t+'n"'}),dt=(e,t)=>{if(!e)return pe(e,t);try{if(_r())return $r(e,t);
let r=ct(e);return pe(r,(n,o,i)=>kr(n,o,i,t))}catch(r){if(r instanceof RangeError){let n=ct(e),o=pe(n);return Or(o,t)}throw r}};var S=class extends Error{name;status;request;response;constructor(t,r,n){super(t,{cause:n.cause}),this.name="HttpError",
this.status=Number.parseInt(r),Number.isNaN(this.status)&&(this.status=0);"response"in n&&(this.response=n.response);let o=Object.
assign({},n.request);n.request.headers.authorization&&(o.headers=Object.assign({},n.request.headers,{authorization:n.request.
headers.authorization.replace(/(?<! ) .*$/," [REDACTED]")})),o.url=o.url.replace(/\bclient_secret=\w+/g,"client_secret=[\
REDACTED]").replace(/\baccess_token=\w+/g,"access_token=[REDACTED]"),this.request=o}};var xr="10.0.8",Ar={headers:{"user-agent":`octokit-request.js/${xr} ${_()}`}};function Nr(e){if(typeof e!="object"||e===
null||Object.prototype.toString.call(e)!=="[object Object]")return!1;let t=Object.getPrototypeOf(e);if(t===null)return!0;
let r=Object.prototype.hasOwnProperty.call(t,"constructor")&&t.constructor;return typeof r=="function"&&r instanceof r&&
Function.prototype.call(r)===Function.prototype.call(e)}var ft=()=>"";async function mt(e){let t=e.request?.fetch||globalThis.
fetch;if(!t)throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}).\
 Learn more at https://github.com/octokit/octokit.js/#fetch-missing");let r=e.request?.log||console,n=e.request?.parseSuccessResponseBody!==
!1,o=Nr(e.body)||Array.isArray(e.body)?pt(e.body):e.body,i=Object.fromEntries(Object.entries(e.headers).map(([l,d])=>[l,
String(d)])),s;try{s=await t(e.url,{method:e.method,body:o,redirect:e.request?.redirect,headers:i,signal:e.request?.signal,
...e.body&&{duplex:"half"}})}catch(l){let d="Unknown Error";if(l instanceof Error){if(l.name==="AbortError")throw l.status=
500,l;d=l.message,l.name==="TypeError"&&"cause"in l&&(l.cause instanceof Error?d=l.cause.message:typeof l.cause=="string"&&
(d=l.cause))}let h=new S(d,500,{request:e});throw h.cause=l,h}let a=s.status,c=s.url,p={};for(let[l,d]of s.headers)p[l]=
d;let u={url:c,status:a,headers:p,data:""};if("deprecation"in p){let l=p.link&&p.link.match(/<([^<>]+)>; rel="deprecation"/),
d=l&&l.pop();r.warn(`[@octokit/request] "${e.method} ${e.url}" is deprecated. It is scheduled to be removed on ${p.sunset}${d?
`. See ${d}`:""}`)}if(a===204||a===205)return u;if(e.method==="HEAD"){if(a<400)return u;throw new S(s.statusText,a,{response:u,
request:e})}if(a===304)throw u.data=await fe(s),new S("Not modified",a,{response:u,request:e});if(a>=400)throw u.data=await fe(
s),new S(Rr(u.data),a,{response:u,request:e});return u.data=n?await fe(s):s.body,u}async function fe(e){let t=e.headers.
get("content-type");if(!t)return e.text().catch(ft);let r=(0,gt.safeParse)(t);if(jr(r)){let n="";try{return n=await e.text(),
dt(n)}catch{return n}}else return r.type.startsWith("text/")||r.parameters.charset?.toLowerCase()==="utf-8"?e.text().catch(
ft):e.arrayBuffer().catch(()=>new ArrayBuffer(0))}function jr(e){return e.type==="application/json"||e.type==="applicati\
on/scim+json"}function Rr(e){if(typeof e=="string")return e;if(e instanceof ArrayBuffer)return"Unknown error";if("messag\
e"in e){let t="documentation_url"in e?` - ${e.documentation_url}`:"";return Array.isArray(e.errors)?`${e.message}: ${e.errors.
map(r=>JSON.stringify(r)).join(", ")}${t}`:`${e.message}${t}`}return`Unknown error: ${JSON.stringify(e)}`}function me(e,t){
let r=e.defaults(t);return Object.assign(function(o,i){let s=r.merge(o,i);if(!s.request||!s.request.hook)return mt(r.parse(
s));let a=(c,p)=>mt(r.parse(r.merge(c,p)));return Object.assign(a,{endpoint:r,defaults:me.bind(null,r)}),s.request.hook(
a,s)},{endpoint:r,defaults:me.bind(null,r)})}var C=me(et,Ar);var Ir="0.0.0-development";function Pr(e){return`Request failed due to following response errors:
`+e.errors.map(t=>` - ${t.message}`).join(`
`)}var Ur=class extends Error{constructor(e,t,r){super(Pr(r)),this.request=e,this.headers=t,this.response=r,this.errors=
r.errors,this.data=r.data,Error.captureStackTrace&&Error.captureStackTrace(this,this.constructor)}name="GraphqlResponseE\
rror";errors;data},Cr=["method","baseUrl","url","headers","request","query","mediaType","operationName"],qr=["query","me\
thod","url"],ht=/\/api\/v3\/?$/;function Jr(e,t,r){if(r){if(typeof t=="string"&&"query"in r)return Promise.reject(new Error(
'[@octokit/graphql] "query" cannot be used as variable name'));for(let s in r)if(qr.includes(s))return Promise.reject(new Error(
`[@octokit/graphql] "${s}" cannot be used as variable name`))}let n=typeof t=="string"?Object.assign({query:t},r):t,o=Object.
keys(n).reduce((s,a)=>Cr.includes(a)?(s[a]=n[a],s):(s.variables||(s.variables={}),s.variables[a]=n[a],s),{}),i=n.baseUrl||
e.endpoint.DEFAULTS.baseUrl;return ht.test(i)&&(o.url=i.replace(ht,"/api/graphql")),e(o).then(s=>{if(s.data.errors){let a={};
for(let c of Object.keys(s.headers))a[c]=s.headers[c];throw new Ur(o,a,s.data)}return s.data.data})}function ge(e,t){let r=e.
defaults(t);return Object.assign((o,i)=>Jr(r,o,i),{defaults:ge.bind(null,r),endpoint:r.endpoint})}var ao=ge(C,{headers:{
"user-agent":`octokit-graphql.js/${Ir} ${_()}`},method:"POST",url:"/graphql"});function yt(e){return ge(e,{method:"POST",
url:"/graphql"})}var he="(?:[a-zA-Z0-9_-]+)",wt="\\.",bt=new RegExp(`^${he}${wt}${he}${wt}${he}$`),Br=bt.test.bind(bt);async function Fr(e){
let t=Br(e),r=e.startsWith("v1.")||e.startsWith("ghs_"),n=e.startsWith("ghu_");return{type:"token",token:e,tokenType:t?"\
app":r?"installation":n?"user-to-server":"oauth"}}function Hr(e){return e.split(/\./).length===3?`bearer ${e}`:`token ${e}`}
async function Dr(e,t,r,n){let o=t.endpoint.merge(r,n);return o.headers.authorization=Hr(e),t(o)}var Et=function(t){if(!t)
throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");if(typeof t!="string")throw new Error("[@oct\
okit/auth-token] Token passed to createTokenAuth is not a string");return t=t.replace(/^(token|bearer) +/i,""),Object.assign(
Fr.bind(null,t),{hook:Dr.bind(null,t)})};var ye="7.0.6";var Tt=()=>{},Mr=console.warn.bind(console),Lr=console.error.bind(console);function Vr(e={}){return typeof e.debug!="fun\
ction"&&(e.debug=Tt),typeof e.info!="function"&&(e.info=Tt),typeof e.warn!="function"&&(e.warn=Mr),typeof e.error!="func\
tion"&&(e.error=Lr),e}var Gt=`octokit-core.js/${ye} ${_()}`,Z=class{static VERSION=ye;static defaults(t){return class extends this{constructor(...n){
let o=n[0]||{};if(typeof t=="function"){super(t(o));return}super(Object.assign({},t,o,o.userAgent&&t.userAgent?{userAgent:`${o.
userAgent} ${t.userAgent}`}:null))}}}static plugins=[];static plugin(...t){let r=this.plugins;return class extends this{static plugins=r.
concat(t.filter(o=>!r.includes(o)))}}constructor(t={}){let r=new We.Collection,n={baseUrl:C.endpoint.DEFAULTS.baseUrl,headers:{},
request:Object.assign({},t.request,{hook:r.bind(null,"request")}),mediaType:{previews:[],format:""}};if(n.headers["user-\
agent"]=t.userAgent?`${t.userAgent} ${Gt}`:Gt,t.baseUrl&&(n.baseUrl=t.baseUrl),t.previews&&(n.mediaType.previews=t.previews),
t.timeZone&&(n.headers["time-zone"]=t.timeZone),this.request=C.defaults(n),this.graphql=yt(this.request).defaults(n),this.
log=Vr(t.log),this.hook=r,t.authStrategy){let{authStrategy:i,...s}=t,a=i(Object.assign({request:this.request,log:this.log,
octokit:this,octokitOptions:s},t.auth));r.wrap("request",a.hook),this.auth=a}else if(!t.auth)this.auth=async()=>({type:"\
unauthenticated"});else{let i=Et(t.auth);r.wrap("request",i.hook),this.auth=i}let o=this.constructor;for(let i=0;i<o.plugins.
length;++i)Object.assign(this,o.plugins[i](this,t))}request;graphql;log;hook;auth};var Wr="0.0.0-development";function zr(e){if(!e.data)return{...e,data:[]};if(!(("total_count"in e.data||"total_commits"in
e.data)&&!("url"in e.data)))return e;let r=e.data.incomplete_results,n=e.data.repository_selection,o=e.data.total_count,
i=e.data.total_commits;delete e.data.incomplete_results,delete e.data.repository_selection,delete e.data.total_count,delete e.
data.total_commits;let s=Object.keys(e.data)[0],a=e.data[s];return e.data=a,typeof r<"u"&&(e.data.incomplete_results=r),
typeof n<"u"&&(e.data.repository_selection=n),e.data.total_count=o,e.data.total_commits=i,e}function we(e,t,r){let n=typeof t==
"function"?t.endpoint(r):e.request.endpoint(t,r),o=typeof t=="function"?t:e.request,i=n.method,s=n.headers,a=n.url;return{
[Symbol.asyncIterator]:()=>({async next(){if(!a)return{done:!0};try{let c=await o({method:i,url:a,headers:s}),p=zr(c);if(a=
((p.headers.link||"").match(/<([^<>]+)>;\s*rel="next"/)||[])[1],!a&&"total_commits"in p.data){let u=new URL(p.url),l=u.searchParams,
d=parseInt(l.get("page")||"1",10),h=parseInt(l.get("per_page")||"250",10);d*h<p.data.total_commits&&(l.set("page",String(
d+1)),a=u.toString())}return{value:p}}catch(c){if(c.status!==409)throw c;return a="",{value:{status:200,headers:{},data:[]}}}}})}}
function _t(e,t,r,n){return typeof r=="function"&&(n=r,r=void 0),kt(e,[],we(e,t,r)[Symbol.asyncIterator](),n)}function kt(e,t,r,n){
return r.next().then(o=>{if(o.done)return t;let i=!1;function s(){i=!0}return t=t.concat(n?n(o.value,s):o.value.data),i?
t:kt(e,t,r,n)})}var Go=Object.assign(_t,{iterator:we});function be(e){return{paginate:Object.assign(_t.bind(null,e),{iterator:we.bind(null,e)})}}be.VERSION=Wr;var Kr=Z.plugin(be),Xr=65536,Yr=3,Qr=60;function vt({api:e,repository:t,token:r}){let[n="",o=""]=t.split("/"),i=new Kr({
auth:r,baseUrl:e,userAgent:"vipbook-action",log:en});i.hook.wrap("request",async(c,p)=>{for(let u=1;;u+=1)try{return await c(
p)}catch(l){let d=u<Yr?tn(l,u):void 0;if(d===void 0)throw rn(l);await(0,$t.setTimeout)(d*1e3)}});let s,a=async()=>{let{viewer:c}=await i.
graphql("{viewer{login}}");return c.login};return{limit:Xr,own:async c=>{let p=await(s??=a());return(await i.paginate("G\
ET /repos/{owner}/{repo}/issues/{issue_number}/comments",{owner:n,repo:o,issue_number:c,per_page:100})).flatMap(({id:l,body:d,
user:h})=>Zr(h,p)&&d!==void 0?[{id:l,body:d}]:[])},create:async(c,p)=>{await i.request("POST /repos/{owner}/{repo}/issue\
s/{issue_number}/comments",{owner:n,repo:o,issue_number:c,body:p})},update:async(c,p,u)=>{await i.request("PATCH /repos/\
{owner}/{repo}/issues/comments/{comment_id}",{owner:n,repo:o,comment_id:p,body:u})},mergedAs:async c=>{let{data:p}=await i.
request("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",{owner:n,repo:o,commit_sha:c}),u=p.filter(d=>d.merged_at!==
null);return(u.find(d=>d.merge_commit_sha===c)??(u.length===1?u[0]:void 0))?.number}}}function Zr(e,t){return e===null?!1:
e.login===t||e.type==="Bot"&&e.login===`${t}[bot]`}var en={debug:()=>{},info:()=>{},warn:()=>{},error:()=>{}};function tn(e,t){
let{status:r,after:n}=St(e);if(r===void 0||r>=500)return t;if((r===429||r===403)&&n!==void 0&&n<=Qr)return n}function St(e){
if(!(e instanceof Error))return{message:String(e)};let{message:t}=e;if(!("status"in e)||typeof e.status!="number")return{
message:t};let r="response"in e?e.response:void 0,n=typeof r=="object"&&r!==null&&"headers"in r?r.headers:void 0,o=typeof n==
"object"&&n!==null&&"retry-after"in n?Number(n["retry-after"]):NaN;return{status:e.status,message:t,...Number.isFinite(o)?
{after:o}:{}}}function rn(e){let{status:t,message:r}=St(e),n=r.split(" - http")[0]??r;return t===403?new E(n):t===401?new m(
`GitHub does not know the token: ${n}`):new m(`GitHub: ${n}${t===void 0?"":` (${String(t)})`}`)}var nn=1e6;function Ot({api:e,project:t,token:r}){let n=`${e}/projects/${encodeURIComponent(t)}`,o=async(s,a,c)=>{let p=await fetch(
a,{method:s,headers:{"PRIVATE-TOKEN":r,...c===void 0?{}:{"Content-Type":"application/json"}},...c===void 0?{}:{body:JSON.
stringify({body:c})}});if(p.ok)return p;let u=(await p.text()).slice(0,200);throw p.status===403?new E(u):new m(`GitLab:\
 ${s} ${new URL(a).pathname}: ${String(p.status)} ${u}`)},i=s=>`${n}/merge_requests/${String(s)}/notes`;return{limit:nn,
own:async s=>{let a=await(await o("GET",`${e}/user`)).json(),c=ee(a).id,p=[],u="1";for(;u!=="";){let l=await o("GET",`${i(
s)}?per_page=100&page=${u}`),d=await l.json();for(let h of Array.isArray(d)?d:[]){let{id:f,body:b,author:g,system:y}=ee(
h);y===!0||ee(g).id!==c||typeof f=="number"&&typeof b=="string"&&p.push({id:f,body:b})}u=l.headers.get("x-next-page")??""}
return p},create:async(s,a)=>{await o("POST",i(s),a)},update:async(s,a,c)=>{await o("PUT",`${i(s)}/${String(a)}`,c)},mergedAs:async s=>{
let a=`${n}/repository/commits/${encodeURIComponent(s)}/merge_requests`,c=await(await o("GET",a)).json(),p=(Array.isArray(
c)?c:[]).map(ee).filter(({state:l})=>l==="merged"),u=p.length===1?p[0]?.iid:void 0;return typeof u=="number"?u:void 0}}}
function ee(e){return typeof e=="object"&&e!==null?{...e}:{}}var te=T(require("node:path"),1);function Ee(e,t,r){var n=/([^\s'"]([^\s'"]*(['"])([^\3]*?)\3)+[^\s'"]*)|[^\s'"]+|(['"])([^\5]*?)\5/gi,o=e,i=[];t&&i.push(
t),r&&i.push(r);var s;do s=n.exec(o),s!==null&&i.push(on(s[1],s[6],s[0]));while(s!==null);return i}function on(){for(var e=[],
t=0;t<arguments.length;t++)e[t]=arguments[t];for(var r=0;r<e.length;r++){var n=e[r];if(typeof n=="string")return n}}var xt=["error","changes","risk-medium","risk-high","none"];function At(e){let t=s=>{let a=`INPUT_${s.toUpperCase()}`,c=(e[a]??
e[a.replaceAll("-","_")])?.trim();return c===""?void 0:c},r=(s,a)=>{let c=te.default.posix.normalize(a.replaceAll("\\","\
/")).replace(/\/$/,"");if(te.default.posix.isAbsolute(c)||c===".."||c.startsWith("../"))throw new m(`The input "${s}" is\
 a path within the checkout; this is ${a}`);return c==="."?"":c},n=s=>{let a=t(s);return a===void 0?void 0:r(s,a)},o=t("\
command")??"plan";if(o!=="plan"&&o!=="apply")throw new m(`The input "command" is plan or apply, not ${o}`);let i=n("play\
book");if(i===void 0)throw new m('The input "playbook" is missing');return{command:o,playbook:i,inventory:sn(t("inventor\
y")),facts:t("facts"),plan:r("plan",t("plan")??`plans/${te.default.posix.parse(i).name}.json`),arguments:Ee(t("arguments")??
""),expectHash:an(t("expect-hash")),token:t("github-token")??t("gitlab-token"),comment:cn("comment",t("comment")??"true"),
sarif:n("sarif"),html:n("html"),failOn:un(t("fail-on")??"error"),maxOutageMs:pn(t("max-outage-ms")),workingDirectory:r("\
working-directory",t("working-directory")??"."),vipbook:t("vipbook"),artifact:t("artifact")}}function sn(e){return(e??"").
split(`
`).map(t=>t.trim()).filter(t=>t!=="")}function an(e){if(e===void 0)return;let t=e.replace(/^(?!sha256:)/,"sha256:");if(!/^sha256:[0-9a-f]{64}$/.
test(t))throw new m('The input "expect-hash" is sha256: and 64 hexadecimal digits');return t}function cn(e,t){if(/^(true|false)$/i.
test(t))return t.toLowerCase()==="true";throw new m(`The input "${e}" is true or false, not ${t}`)}function un(e){return e.
split(/[\s,]+/).map(t=>{let r=xt.find(n=>n===t);if(r===void 0)throw new m(`The input "fail-on" knows ${xt.join(", ")}; n\
ot ${t}`);return r})}function pn(e){if(e!==void 0){if(!/^\d{1,9}$/.test(e))throw new m(`The input "max-outage-ms" is a n\
umber of milliseconds, not ${e}`);return Number(e)}}var Nt=require("node:child_process"),Te=require("node:fs"),Ge=T(require("node:path"),1);async function jt(e,t,r,n){let o=ln(t),i=(a,c,p)=>dn(a,c,p,o);if(e!==void 0)return{run:(a,c)=>i(e,a,c)};let s=Ge.default.
join(n,"packages/cli/bin/vipbook");if(!(0,Te.existsSync)(s))throw new m(`There is no vipbook at ${s}. Name one with the \
input "vipbook".`);if(!(0,Te.existsSync)(Ge.default.join(n,"packages/cli/dist/vipbook.cjs"))){r.say("Building vipbook: n\
pm ci --ignore-scripts, npm run build");for(let a of[["ci","--ignore-scripts","--no-audit","--no-fund"],["run","build"]]){
let{status:c,stdout:p,stderr:u}=await i("npm",a,n);if(c!==0)throw r.foreign(`${p}${u}`),new m(`npm ${a.join(" ")} ended \
with ${String(c)}`)}}return{run:(a,c)=>i(process.execPath,[s,...a],c)}}function ln(e){let t=Object.entries(e).filter(([r])=>!/^(INPUT_|ACTIONS_|(GITHUB|GITLAB|GH)_TOKEN$|CI_JOB_TOKEN$)/.
test(r)&&!["GITHUB_OUTPUT","GITHUB_STEP_SUMMARY","GITHUB_ENV","GITHUB_PATH"].includes(r));return{...Object.fromEntries(t),
NO_COLOR:"1"}}function dn(e,t,r,n){return new Promise((o,i)=>{let s=(0,Nt.spawn)(e,t,{cwd:r,env:{...n},stdio:["ignore","\
pipe","pipe"]}),a=[],c=[];s.stdout.on("data",l=>a.push(l)),s.stderr.on("data",l=>c.push(l));let p=l=>{s.kill(l)},u=["SIG\
INT","SIGTERM"];for(let l of u)process.on(l,p);s.on("error",l=>{i(new m(`${e} cannot be started: ${l.message}`))}),s.on(
"close",l=>{for(let d of u)process.off(d,p);o({status:l??250,stdout:Buffer.concat(a).toString("utf8"),stderr:Buffer.concat(
c).toString("utf8")})})})}async function Pt({environment:e,workingDirectory:t,checkout:r,write:n}){let o=e.GITLAB_CI!=="true"||e.GITHUB_ACTIONS===
"true",i=new H(e,n,o),s=(0,re.mkdtempSync)(It.default.join(e.RUNNER_TEMP??(0,Rt.tmpdir)(),"vipbook-")),a=!1;try{let c=At(
e),p=Be(e);if(p.event==="pull_request_target")throw new m("On pull_request_target a stranger's playbook would be planned\
 with the rights of this repository. Use pull_request.");let u={inputs:c,context:p,workflow:i,environment:e,scratch:s,workspace:e.
GITHUB_WORKSPACE??t,vipbook:await jt(c.vipbook,e,i,r),forge:fn(p,e,c.token)},l=await(c.command==="plan"?Pe:qe)(u);for(let d of l.
toReversed())i.annotate("error",d);return a=l.length>0,l.length===0?0:1}catch(c){let p=c instanceof m||c instanceof E,u=c instanceof
Error?c.message:String(c);return i.annotate("error",p?u:`The action itself failed: ${u}`),1}finally{i.flush(),a||(0,re.rmSync)(
s,{recursive:!0,force:!0})}}function fn({provider:e},t,r){if(r!==void 0)return e==="gitlab"?Ot({api:t.CI_API_V4_URL??"ht\
tps://gitlab.com/api/v4",project:t.CI_PROJECT_ID??"",token:r}):vt({api:t.GITHUB_API_URL??"https://api.github.com",repository:t.
GITHUB_REPOSITORY??"",token:r})}var mn=_e.default.dirname((0,Ut.fileURLToPath)(bundleUrl));Pt({environment:process.env,workingDirectory:process.cwd(),checkout:_e.default.
resolve(mn,"../../.."),write:e=>{process.stdout.write(e)}}).then(e=>{process.exitCode=e});
/*! Bundled license information:

@octokit/request-error/dist-src/index.js:
  (* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist *)

@octokit/request/dist-bundle/index.js:
  (* v8 ignore next -- @preserve *)
  (* v8 ignore else -- @preserve *)
*/
