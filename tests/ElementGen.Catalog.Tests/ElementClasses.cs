namespace ElementGen.Catalog.Tests;

[ElementInstance("abbyy")]
public partial class Abbyy;

[ElementInstance("accesscontrol")]
public partial class Accesscontrol;

[ElementInstance("actessentials")]
public partial class Actessentials;

[ElementInstance("actpremium")]
public partial class Actpremium;

[ElementInstance("actpremiumcrm")]
public partial class Actpremiumcrm;

[ElementInstance("acuityscheduling")]
public partial class Acuityscheduling;

[ElementInstance("adobe-esign")]
public partial class AdobeEsign;

[ElementInstance("allbound")]
public partial class Allbound;

[ElementInstance("amazonsns-im")]
public partial class AmazonsnsIm;

[ElementInstance("authorizenet")]
public partial class Authorizenet;

[ElementInstance("autotask")]
public partial class Autotask;

[ElementInstance("autotaskcrm")]
public partial class Autotaskcrm;

[ElementInstance("autotaskhelpdesk")]
public partial class Autotaskhelpdesk;

[ElementInstance("awscloudformation")]
public partial class Awscloudformation;

[ElementInstance("axxerion")]
public partial class Axxerion;

[ElementInstance("base")]
public partial class Base;

[ElementInstance("bazaarvoice")]
public partial class Bazaarvoice;

[ElementInstance("bi")]
public partial class Bi;

[ElementInstance("bigcommerce")]
public partial class Bigcommerce;

[ElementInstance("box")]
public partial class Box;

[ElementInstance("brandfolder")]
public partial class Brandfolder;

[ElementInstance("brighttalk")]
public partial class Brighttalk;

[ElementInstance("buffett")]
public partial class Buffett;

[ElementInstance("caagilecentral")]
public partial class Caagilecentral;

[ElementInstance("chargify")]
public partial class Chargify;

[ElementInstance("cherwell")]
public partial class Cherwell;

[ElementInstance("ciscospark")]
public partial class Ciscospark;

[ElementInstance("closeio")]
public partial class Closeio;

[ElementInstance("closeio10")]
public partial class Closeio10;

[ElementInstance("closeio2")]
public partial class Closeio2;

[ElementInstance("cloudelements")]
public partial class Cloudelements;

[ElementInstance("concur")]
public partial class Concur;

[ElementInstance("concurold")]
public partial class Concurold;

[ElementInstance("connectwisecrmrest")]
public partial class Connectwisecrmrest;

[ElementInstance("constantcontact")]
public partial class Constantcontact;

[ElementInstance("desk")]
public partial class Desk;

[ElementInstance("dropbox")]
public partial class Dropbox;

[ElementInstance("dropboxbusiness")]
public partial class Dropboxbusiness;

[ElementInstance("dryfly")]
public partial class Dryfly;

[ElementInstance("dynamics365fo")]
public partial class Dynamics365fo;

[ElementInstance("dynamicscrm")]
public partial class Dynamicscrm;

[ElementInstance("dynamicscrmadfs")]
public partial class Dynamicscrmadfs;

[ElementInstance("dynamicscrmnintex")]
public partial class Dynamicscrmnintex;

[ElementInstance("dynamicscrmonpremntlm")]
public partial class Dynamicscrmonpremntlm;

[ElementInstance("dynamicsnavisionerp")]
public partial class Dynamicsnavisionerp;

[ElementInstance("economic")]
public partial class Economic;

[ElementInstance("ecwid")]
public partial class Ecwid;

[ElementInstance("egnyte")]
public partial class Egnyte;

[ElementInstance("epages")]
public partial class Epages;

[ElementInstance("etsy")]
public partial class Etsy;

[ElementInstance("evernote")]
public partial class Evernote;

[ElementInstance("expensify")]
public partial class Expensify;

[ElementInstance("facebookleadads")]
public partial class Facebookleadads;

[ElementInstance("facebookoauth")]
public partial class Facebookoauth;

[ElementInstance("facebooksocial")]
public partial class Facebooksocial;

[ElementInstance("facebookworkplace")]
public partial class Facebookworkplace;

[ElementInstance("fieldawarev2")]
public partial class Fieldawarev2;

[ElementInstance("fieldlocate")]
public partial class Fieldlocate;

[ElementInstance("fieldserviceedge")]
public partial class Fieldserviceedge;

[ElementInstance("firstadvantage")]
public partial class Firstadvantage;

[ElementInstance("fortnox")]
public partial class Fortnox;

[ElementInstance("freshbooks")]
public partial class Freshbooks;

[ElementInstance("freshbooksv2")]
public partial class Freshbooksv2;

[ElementInstance("freshdesk")]
public partial class Freshdesk;

[ElementInstance("freshdeskv2")]
public partial class Freshdeskv2;

[ElementInstance("freshservice")]
public partial class Freshservice;

[ElementInstance("github")]
public partial class Github;

[ElementInstance("githuboauth")]
public partial class Githuboauth;

[ElementInstance("globalmeet")]
public partial class Globalmeet;

[ElementInstance("gooddata")]
public partial class Gooddata;

[ElementInstance("googleadwords")]
public partial class Googleadwords;

[ElementInstance("googlecalendar")]
public partial class Googlecalendar;

[ElementInstance("googledrive")]
public partial class Googledrive;

[ElementInstance("googlephotos")]
public partial class Googlephotos;

[ElementInstance("googlesheets")]
public partial class Googlesheets;

[ElementInstance("googlesuite")]
public partial class Googlesuite;

[ElementInstance("helpscout")]
public partial class Helpscout;

[ElementInstance("himss")]
public partial class Himss;

[ElementInstance("himsspostgresql")]
public partial class Himsspostgresql;

[ElementInstance("hootsuite")]
public partial class Hootsuite;

[ElementInstance("hubspot")]
public partial class Hubspot;

[ElementInstance("icontact")]
public partial class Icontact;

[ElementInstance("infobip")]
public partial class Infobip;

[ElementInstance("infusionsoftecommerce")]
public partial class Infusionsoftecommerce;

[ElementInstance("infusionsofterp")]
public partial class Infusionsofterp;

[ElementInstance("infusionsoftmarketing")]
public partial class Infusionsoftmarketing;

[ElementInstance("infusionsoftrest")]
public partial class Infusionsoftrest;

[ElementInstance("insightly")]
public partial class Insightly;

[ElementInstance("instagram")]
public partial class Instagram;

[ElementInstance("intercom")]
public partial class Intercom;

[ElementInstance("jira")]
public partial class Jira;

[ElementInstance("kissmetrics")]
public partial class Kissmetrics;

[ElementInstance("linkedin")]
public partial class Linkedin;

[ElementInstance("lithiumlsw")]
public partial class Lithiumlsw;

[ElementInstance("magentosoapv19")]
public partial class Magentosoapv19;

[ElementInstance("magentov20")]
public partial class Magentov20;

[ElementInstance("mailchimpv3")]
public partial class Mailchimpv3;

[ElementInstance("mailjet")]
public partial class Mailjet;

[ElementInstance("mailjetmarketing")]
public partial class Mailjetmarketing;

[ElementInstance("messagebus")]
public partial class Messagebus;

[ElementInstance("microsoftcdl")]
public partial class Microsoftcdl;

[ElementInstance("mixpanel")]
public partial class Mixpanel;

[ElementInstance("mysql")]
public partial class Mysql;

[ElementInstance("namely")]
public partial class Namely;

[ElementInstance("netsuitecrm")]
public partial class Netsuitecrm;

[ElementInstance("netsuiteerp")]
public partial class Netsuiteerp;

[ElementInstance("netsuiteerpv2")]
public partial class Netsuiteerpv2;

[ElementInstance("netsuitehc")]
public partial class Netsuitehc;

[ElementInstance("netsuitehcv2")]
public partial class Netsuitehcv2;

[ElementInstance("onedrivebusiness")]
public partial class Onedrivebusiness;

[ElementInstance("onedrivev2")]
public partial class Onedrivev2;

[ElementInstance("onenote")]
public partial class Onenote;

[ElementInstance("oraclehcmcloud")]
public partial class Oraclehcmcloud;

[ElementInstance("orderful")]
public partial class Orderful;

[ElementInstance("outlookemail")]
public partial class Outlookemail;

[ElementInstance("paypalv2")]
public partial class Paypalv2;

[ElementInstance("pipedrive")]
public partial class Pipedrive;

[ElementInstance("pipelinedeals")]
public partial class Pipelinedeals;

[ElementInstance("plaid")]
public partial class Plaid;

[ElementInstance("posable")]
public partial class Posable;

[ElementInstance("quickbooks")]
public partial class Quickbooks;

[ElementInstance("quickbooksonprem")]
public partial class Quickbooksonprem;

[ElementInstance("readytalk")]
public partial class Readytalk;

[ElementInstance("readytalkilluminate")]
public partial class Readytalkilluminate;

[ElementInstance("recurly")]
public partial class Recurly;

[ElementInstance("revel")]
public partial class Revel;

[ElementInstance("sage200")]
public partial class Sage200;

[ElementInstance("sagelive")]
public partial class Sagelive;

[ElementInstance("sageone")]
public partial class Sageone;

[ElementInstance("sageoneuk")]
public partial class Sageoneuk;

[ElementInstance("sageoneus")]
public partial class Sageoneus;

[ElementInstance("sailthru")]
public partial class Sailthru;

[ElementInstance("salesforcebylaunchbi")]
public partial class Salesforcebylaunchbi;

[ElementInstance("salesforcemarketingcloud")]
public partial class Salesforcemarketingcloud;

[ElementInstance("salesloft")]
public partial class Salesloft;

[ElementInstance("sapanywhere")]
public partial class Sapanywhere;

[ElementInstance("sapbobylaunchbi")]
public partial class Sapbobylaunchbi;

[ElementInstance("sapborestbylaunchbi")]
public partial class Sapborestbylaunchbi;

[ElementInstance("sapc4ccrm")]
public partial class Sapc4ccrm;

[ElementInstance("sapc4chd")]
public partial class Sapc4chd;

[ElementInstance("sapr3bapi")]
public partial class Sapr3bapi;

[ElementInstance("saps4bapi")]
public partial class Saps4bapi;

[ElementInstance("saps4hanacloud")]
public partial class Saps4hanacloud;

[ElementInstance("sendgrid")]
public partial class Sendgrid;

[ElementInstance("servicemax")]
public partial class Servicemax;

[ElementInstance("servicenow")]
public partial class Servicenow;

[ElementInstance("servicenowoauth")]
public partial class Servicenowoauth;

[ElementInstance("sfdc")]
public partial class Sfdc;

[ElementInstance("sftp")]
public partial class Sftp;

[ElementInstance("sharepoint")]
public partial class Sharepoint;

[ElementInstance("shopify")]
public partial class Shopify;

[ElementInstance("slack")]
public partial class Slack;

[ElementInstance("smartrecruiters")]
public partial class Smartrecruiters;

[ElementInstance("sqlserver")]
public partial class Sqlserver;

[ElementInstance("stripe")]
public partial class Stripe;

[ElementInstance("successfactors")]
public partial class Successfactors;

[ElementInstance("sugarcrmv2")]
public partial class Sugarcrmv2;

[ElementInstance("syncplicity")]
public partial class Syncplicity;

[ElementInstance("tableaubylaunchbi")]
public partial class Tableaubylaunchbi;

[ElementInstance("tangocard")]
public partial class Tangocard;

[ElementInstance("taxify")]
public partial class Taxify;

[ElementInstance("terminus")]
public partial class Terminus;

[ElementInstance("tipalti")]
public partial class Tipalti;

[ElementInstance("twilio")]
public partial class Twilio;

[ElementInstance("twiliov2")]
public partial class Twiliov2;

[ElementInstance("umbraco")]
public partial class Umbraco;

[ElementInstance("vcloud")]
public partial class Vcloud;

[ElementInstance("volusion")]
public partial class Volusion;

[ElementInstance("vsts")]
public partial class Vsts;

[ElementInstance("woocommerce")]
public partial class Woocommerce;

[ElementInstance("workday")]
public partial class Workday;

[ElementInstance("wrike")]
public partial class Wrike;

[ElementInstance("wufoo")]
public partial class Wufoo;

[ElementInstance("zendesk")]
public partial class Zendesk;

[ElementInstance("zohocrm")]
public partial class Zohocrm;

[ElementInstance("zuora")]
public partial class Zuora;

[ElementInstance("zuorav2")]
public partial class Zuorav2;
